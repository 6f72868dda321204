package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.SandboxProperties;
import io.revhub.sandbox.SandboxProperties.SystemSettings;
import io.revhub.sandbox.SimulatedSystem;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.ODataEngine;
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
@Import({
    GatewayApi.class,
    JournalEntryApi.class,
    ClearingApi.class,
    SandboxApi.class,
    ClerkPages.class,
    EntryPages.class
})
public class S4Hana implements WebMvcConfigurer {

    public static final SimulatedSystem SYSTEM = new SimulatedSystem("erp", "SAP S/4HANA", S4Hana.class);

    private static final List<String> SERVICES =
            List.of("API_BUSINESS_PARTNER", "API_PRODUCT_SRV", "API_SALES_ORDER_SRV", "API_OPLACCTGDOCITEMCUBE_SRV");

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
    List<Rules> rules(Entities entities, MasterData masterData, Clock clock) {
        String user = settings.login("username");
        List<Rules> rules = new ArrayList<>();
        rules.add(new BusinessPartnerRules(entities, masterData, clock, user));
        rules.addAll(AddressRules.rules(entities));
        rules.addAll(Organisation.rules(masterData));
        rules.add(new ProductRules(clock, user));
        rules.add(new SalesOrderRules(entities, masterData, clock, user));
        rules.add(new SalesOrderItemRules(entities, new ItemPricing(entities, masterData.priceConditions())));
        return rules;
    }

    @Bean
    SoapMessages soapMessages() {
        return new SoapMessages();
    }

    @Bean
    Periods periods(Records records, MasterData masterData) {
        return new Periods(records, masterData);
    }

    @Bean
    PostingChecks postingChecks(MasterData masterData, Periods periods, Entities entities) {
        return new PostingChecks(masterData, periods, entities);
    }

    @Bean
    Ledger ledger(Entities entities, MasterData masterData, Clock clock) {
        return new Ledger(entities, masterData, clock);
    }

    @Bean
    Clearing clearing(Entities entities, Ledger ledger, Periods periods, MasterData masterData, Clock clock) {
        return new Clearing(entities, ledger, periods, masterData, clock);
    }
}
