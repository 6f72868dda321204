package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.SandboxProperties;
import io.revhub.sandbox.SandboxProperties.SystemSettings;
import io.revhub.sandbox.SimulatedSystem;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.ODataEngine;
import io.revhub.sandbox.erp.odata.Operation;
import io.revhub.sandbox.erp.odata.Rules;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The simulated SAP S/4HANA. */
@Configuration(proxyBeanMethods = false)
@Import({GatewayApi.class, Finance.class, SandboxApi.class, ClerkPages.class, SalesPages.class, ClerkActions.class})
public class S4Hana implements WebMvcConfigurer {

    public static final SimulatedSystem SYSTEM = new SimulatedSystem("erp", "SAP S/4HANA", S4Hana.class);

    private static final List<String> SERVICES = List.of(
            "API_BUSINESS_PARTNER",
            "API_PRODUCT_SRV",
            "API_SALES_ORDER_SRV",
            "API_OUTBOUND_DELIVERY_SRV",
            "API_MATERIAL_STOCK_SRV",
            "API_BILLING_DOCUMENT_SRV",
            "API_OPLACCTGDOCITEMCUBE_SRV");

    private final SystemSettings settings;

    S4Hana(SandboxProperties properties) {
        this.settings = properties.system("erp");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LogIn(settings)).addPathPatterns("/sap/**");
    }

    @Bean
    MasterData masterData() {
        return MasterData.read();
    }

    @Bean
    PageSize pageSize() {
        return new PageSize();
    }

    @Bean
    ODataEngine engine(Records records, ObjectMapper json, Clock clock, PageSize pageSize) {
        List<String> declarations = SERVICES.stream()
                .map(service -> "/sandbox/erp/services/" + service + ".yaml")
                .toList();
        return new ODataEngine(declarations, records, json, clock, pageSize);
    }

    @Bean
    Entities entities(ODataEngine engine) {
        return engine.entities();
    }

    @Bean
    OrderStatus orderStatus(Entities entities) {
        return new OrderStatus(entities);
    }

    @Bean
    Stock stock(Entities entities) {
        return new Stock(entities);
    }

    @Bean
    GoodsIssue goodsIssue(Entities entities, OrderStatus orders, Stock stock, Clock clock) {
        return new GoodsIssue(entities, orders, stock, clock);
    }

    @Bean
    Billing billing(Entities entities, MasterData masterData, OrderStatus orders, BillingEntry entry, Clock clock) {
        return new Billing(entities, masterData, orders, entry, clock);
    }

    @Bean
    BillingEntry billingEntry(
            Entities entities, MasterData masterData, SoapMessages messages, PostingChecks checks, Ledger ledger) {
        return new BillingEntry(entities, masterData, messages, checks, ledger);
    }

    @Bean
    List<Operation> operations(GoodsIssue goodsIssue, Billing billing, Entities entities) {
        List<Operation> operations = new ArrayList<>(goodsIssue.operations());
        operations.addAll(new BillingOperations(entities, billing).operations());
        return operations;
    }

    @Bean
    List<Rules> rules(Entities entities, MasterData masterData, OrderStatus orders, Clock clock) {
        String user = settings.login("username");
        List<Rules> rules = new ArrayList<>();
        rules.add(new BusinessPartnerRules(entities, masterData, clock, user));
        rules.addAll(AddressRules.rules(entities));
        rules.addAll(Organisation.rules(masterData));
        rules.add(new ProductRules(clock, user));
        rules.add(new SalesOrderRules(entities, masterData, clock, user));
        rules.add(new SalesOrderItemRules(
                entities, masterData, orders, new ItemPricing(entities, masterData.priceConditions())));
        rules.add(new DeliveryRules(entities, masterData, orders, clock, user));
        rules.add(new DeliveryItemRules(entities, masterData, orders, clock, user));
        return rules;
    }
}
