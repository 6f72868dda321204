package io.revhub.connector.s4;

import io.revhub.connector.Systems;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.odata.Connection;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.ODataClients;
import io.revhub.delivery.SinkFactory;
import io.revhub.delivery.SinkStep;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.Reader;
import io.revhub.intake.ReaderFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds that the Kamelets name. */
@Configuration(proxyBeanMethods = false)
class S4Configuration {

    private static final int AT_MOST = 500;

    private final Systems systems;
    private final ODataClients clients;
    private final Clock clock;

    S4Configuration(Systems systems, ODataClients clients, Clock clock) {
        this.systems = systems;
        this.clients = clients;
        this.clock = clock;
    }

    @Bean("s4-business-partner")
    SinkFactory businessPartners() {
        return sink(BusinessPartnerStep::new);
    }

    @Bean("s4-product")
    SinkFactory products() {
        return sink(ProductStep::new);
    }

    @Bean("s4-sales-order")
    SinkFactory salesOrders() {
        return salesDocuments(Entity.SALES_ORDER, "sales order");
    }

    @Bean("s4-sales-quotation")
    SinkFactory salesQuotations() {
        return salesDocuments(Entity.SALES_QUOTATION, "sales quotation");
    }

    @Bean("s4-sales-contract")
    SinkFactory salesContracts() {
        return salesDocuments(Entity.SALES_CONTRACT, "sales contract");
    }

    private SinkFactory salesDocuments(Entity entity, String what) {
        return sink((erp, settings) -> new SalesDocumentStep(erp, settings, entity, what));
    }

    @Bean("s4-journal-entry")
    SinkFactory journalEntries() {
        return sink((erp, settings) ->
                new JournalEntryStep(new Connection(settings), new PostedItems(erp), settings, clock));
    }

    @Bean("s4-clearing")
    SinkFactory clearings() {
        return sink((erp, settings) -> new ClearingStep(
                new Connection(settings),
                new PostedItems(erp),
                settings,
                clock,
                new Pauses(Duration.ofMillis(200), settings.timeout().dividedBy(2))));
    }

    private SinkFactory sink(BiFunction<ODataClient, Settings, SinkStep> step) {
        return (system, parameters) -> {
            new Parameters(parameters).end();
            Settings settings = systems.system(system);
            return new OneStep(step.apply(clients.of(system), settings), settings);
        };
    }

    @Bean("s4-reader")
    ReaderFactory reader() {
        return (system, given) -> {
            Parameters parameters = new Parameters(given);
            S4Reader reader = new S4Reader(
                    clients.of(system),
                    parameters.required("service"),
                    parameters.required("entitySet"),
                    parameters.list("key"),
                    parameters.optional("expand", null));
            parameters.end();
            return reader;
        };
    }

    @Bean("s4-delivery-reader")
    ReaderFactory deliveryReader() {
        return (system, given) -> {
            new Parameters(given).end();
            return new DeliveryReader(clients.of(system));
        };
    }

    @Bean("s4-payment-reader")
    ReaderFactory payments() {
        return (system, given) -> {
            new Parameters(given).end();
            return new PaymentReader(clients.of(system));
        };
    }

    @Bean("s4-journal-entry-reader")
    ReaderFactory journalEntryReader() {
        return (system, given) -> {
            new Parameters(given).end();
            return new JournalEntryReader(clients.of(system));
        };
    }

    @Bean("s4-payment-catch-up")
    CatchUpFactory paymentCatchUp() {
        return (system, given) -> {
            Parameters parameters = new Parameters(given);
            String documentType = parameters.optional("documentType", "DZ");
            parameters.end();
            return new PaymentCatchUp(
                    clients.of(system), documentType, systems.system(system).option("username"));
        };
    }

    @Bean("s4-customer-account-reader")
    ReaderFactory customerAccountReader() {
        return (system, given) -> {
            Parameters parameters = new Parameters(given);
            Reader reader = new CustomerAccountReader(
                    clients.of(system),
                    parameters.optional("creditSegment", "0000"),
                    parameters.optional("paymentType", "DZ"),
                    clock);
            parameters.end();
            return reader;
        };
    }

    @Bean("s4-customer-account-catch-up")
    CatchUpFactory customerAccountCatchUp() {
        return (system, given) -> {
            new Parameters(given).end();
            return new CustomerAccountCatchUp(clients.of(system), clock);
        };
    }

    @Bean("s4-stock-reader")
    ReaderFactory stockReader() {
        return (system, given) -> {
            new Parameters(given).end();
            return new StockReader(clients.of(system), clock);
        };
    }

    @Bean("s4-stock-catch-up")
    CatchUpFactory stockCatchUp() {
        return (system, given) -> {
            new Parameters(given).end();
            return new StockCatchUp(clients.of(system), clock);
        };
    }

    @Bean("s4-business-partner-reader")
    ReaderFactory businessPartnerReader() {
        return (system, given) -> {
            Parameters parameters = new Parameters(given);
            Reader reader = new BusinessPartnerReader(clients.of(system), parameters.optional("creditSegment", "0000"));
            parameters.end();
            return reader;
        };
    }

    @Bean("s4-agreed-catch-up")
    CatchUpFactory agreedCatchUp() {
        return (system, given) -> {
            new Parameters(given).end();
            return new AgreedCatchUp(clients.of(system));
        };
    }

    @Bean("s4-billing-reader")
    ReaderFactory billingReader() {
        return (system, given) -> {
            new Parameters(given).end();
            return new BillingReader(clients.of(system));
        };
    }

    @Bean("s4-catch-up")
    CatchUpFactory catchUp() {
        return (system, given) -> {
            Parameters parameters = new Parameters(given);
            S4CatchUp catchUp = new S4CatchUp(
                    clients.of(system),
                    parameters.required("service"),
                    parameters.required("entitySet"),
                    parameters.required("key"),
                    parameters.optional("changed", "LastChangeDateTime"),
                    Duration.parse(parameters.optional("overlap", "PT2M")),
                    AT_MOST);
            parameters.end();
            return catchUp;
        };
    }
}
