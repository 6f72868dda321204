package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.SandboxProperties;
import io.revhub.sandbox.SandboxProperties.SystemSettings;
import io.revhub.sandbox.crm.pubsub.Entity;
import io.revhub.sandbox.crm.pubsub.EventsApi;
import io.revhub.sandbox.crm.pubsub.PubSub;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The parts of the simulated CRM. Sessions and query results end in real time, whatever the business time. */
@Import({
    ErrorAdvice.class,
    OAuthApi.class,
    DataApi.class,
    SObjectApi.class,
    CollectionApi.class,
    CompositeApi.class,
    BatchApi.class,
    TreeApi.class,
    LimitsApi.class,
    QueryApi.class,
    SandboxApi.class,
    EventsApi.class,
    Pages.class,
    PagesConfiguration.class
})
class SalesforceConfiguration {

    @Bean
    Org org(Records records, Clock clock) {
        Org org = new Org(new SchemaFile("/sandbox/crm/objects.yaml").read(), records, clock);
        new Seed(org).plant();
        return org;
    }

    @Bean
    Writes writes(Org org) {
        return new Writes(org, new Dml(org));
    }

    @Bean
    SubRequests subRequests(ObjectMapper json) {
        return new SubRequests(json);
    }

    @Bean
    Cursors cursors() {
        return new Cursors(Instant::now);
    }

    @Bean
    Tokens tokens(SandboxProperties properties) {
        SystemSettings settings = properties.system("crm");
        return new Tokens(Instant::now, Duration.parse(settings.login().getOrDefault("token-lifetime", "PT2H")));
    }

    @Bean
    PubSub pubSub(SandboxProperties properties, Records records, Clock clock, Org org, Tokens tokens) {
        List<Entity> entities = Announcements.entities(org.schema());
        PubSub pubSub = new PubSub(properties, records, clock, entities, tokens::valid, Seed.ORGANISATION);
        org.watch(new Announcements(pubSub.bus(), records, entities));
        return pubSub;
    }

    @Bean
    Calls calls(Clock clock, Records records) {
        return new Calls(clock, records);
    }

    @Bean
    WebMvcConfigurer sessions(Tokens tokens, Calls calls) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new SessionCheck(tokens, calls))
                        .addPathPatterns("/services/data/{version}/**", "/services/oauth2/userinfo", "/id/**");
            }
        };
    }
}
