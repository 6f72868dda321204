package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.SandboxProperties;
import io.revhub.sandbox.SandboxProperties.SystemSettings;
import io.revhub.sandbox.SimulatedSystem;
import io.revhub.sandbox.erp.events.EventMesh;
import io.revhub.sandbox.erp.events.EventsApi;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.ODataEngine;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The simulated SAP S/4HANA. */
@Configuration(proxyBeanMethods = false)
@Import({GatewayApi.class, Finance.class, SalesConfiguration.class, SandboxApi.class, ClerkPages.class, EventsApi.class
})
public class S4Hana implements WebMvcConfigurer {

    public static final SimulatedSystem SYSTEM = new SimulatedSystem("erp", "SAP S/4HANA", S4Hana.class);

    private static final List<String> SERVICES = List.of(
            "API_BUSINESS_PARTNER",
            "API_PRODUCT_SRV",
            "API_SALES_ORDER_SRV",
            "API_OUTBOUND_DELIVERY_SRV",
            "API_MATERIAL_STOCK_SRV",
            "API_BILLING_DOCUMENT_SRV",
            "API_SALES_QUOTATION_SRV",
            "API_SALES_CONTRACT_SRV",
            "API_SLSPRICINGCONDITIONRECORD_SRV",
            "API_CRDTMBUSINESSPARTNER",
            "API_SLS_DOC_WITH_CREDIT_BLOCK",
            "API_DEL_DOC_WITH_CREDIT_BLOCK",
            "API_OPLACCTGDOCITEMCUBE_SRV");

    private final SandboxProperties properties;
    private final SystemSettings settings;

    S4Hana(SandboxProperties properties) {
        this.properties = properties;
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
    Entities entities(ODataEngine engine, EventMesh mesh) {
        engine.entities().tell(new BusinessEvents(mesh));
        return engine.entities();
    }

    @Bean(destroyMethod = "close")
    EventMesh eventMesh(Records records, Clock clock) {
        EventMesh.Settings events = new EventMesh.Settings(
                properties.folder().resolve("erp-events"),
                Integer.parseInt(settings.options().getOrDefault("events-port", "0")),
                settings.options().getOrDefault("events-queue", "revhub"),
                settings.login("username"),
                settings.login("password"));
        return new EventMesh(events, records, clock);
    }
}
