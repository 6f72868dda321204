package io.revhub.connector.billing;

import io.revhub.connector.Systems;
import io.revhub.connector.http.RestSink;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.SinkFactory;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.ReaderFactory;
import io.revhub.intake.WebhookFactory;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds that Kamelets name. */
@Configuration(proxyBeanMethods = false)
class KillBillConfiguration {

    private final Systems systems;
    private final HttpClient client;

    KillBillConfiguration(Systems systems, HttpClient client) {
        this.systems = systems;
        this.client = client;
    }

    @Bean("killbill-account")
    SinkFactory account() {
        return sink(killBill -> List.of(new AccountStep(killBill), new TagsStep(killBill)));
    }

    @Bean("killbill-plan")
    SinkFactory plan() {
        return sink(killBill -> List.of(new PlanStep(killBill)));
    }

    @Bean("killbill-charge")
    SinkFactory charge() {
        return sink(killBill -> {
            ChargeInvoice invoices = new ChargeInvoice(killBill);
            return List.of(
                    new ForCharges(new DraftStep(killBill, invoices)),
                    new ForCharges(new TaxesStep(killBill, invoices)),
                    new ForCharges(new CommitStep(killBill, invoices)),
                    new CreditStep(killBill));
        });
    }

    @Bean("killbill-invoice-payments")
    SinkFactory invoicePayments() {
        return sink(killBill -> List.of(new InvoicePaymentsStep(killBill)));
    }

    @Bean("killbill-refund")
    SinkFactory refund() {
        return sink(killBill -> List.of(new RefundStep(killBill)));
    }

    @Bean("killbill-usage")
    SinkFactory usage() {
        return sink(killBill -> List.of(new UsageStep(killBill)));
    }

    @Bean("killbill-invoice-reader")
    ReaderFactory invoices() {
        return reader("/invoices");
    }

    @Bean("killbill-account-reader")
    ReaderFactory accounts() {
        return reader("/accounts");
    }

    @Bean("killbill-payment-reader")
    ReaderFactory payments() {
        return reader("/invoicePayments");
    }

    @Bean("killbill-refund-reader")
    ReaderFactory refunds() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new Refunds(killBill(system));
        };
    }

    @Bean("killbill")
    WebhookFactory callback() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            String secret = systems.system(system).options().getOrDefault("callback-secret", "");
            return new Callback(secret, new Refunds(killBill(system)));
        };
    }

    @Bean("killbill-catch-up")
    CatchUpFactory catchUp() {
        return (system, parameters) -> {
            String record = parameters.getOrDefault("record", "");
            refuseUnknown(without(parameters, "record"));
            return record.equals(Refunds.REFUND)
                    ? new Refunds(killBill(system))
                    : new KillBillCatchUp(killBill(system), record);
        };
    }

    private SinkFactory sink(Function<KillBill, List<RestStep>> steps) {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new RestSink(systems.system(system), steps.apply(killBill(system)));
        };
    }

    private ReaderFactory reader(String path) {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new RecordReader(killBill(system), path);
        };
    }

    private KillBill killBill(String system) {
        return KillBill.of(system, systems.system(system), client);
    }

    private static Map<String, String> without(Map<String, String> parameters, String name) {
        Map<String, String> rest = new HashMap<>(parameters);
        rest.remove(name);
        return rest;
    }

    private static void refuseUnknown(Map<String, String> parameters) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameters: " + parameters.keySet());
        }
    }
}
