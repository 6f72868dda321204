package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.SandboxProperties;
import io.revhub.sandbox.SandboxProperties.SystemSettings;
import io.revhub.sandbox.crm.pubsub.Entity;
import io.revhub.sandbox.crm.pubsub.EventsApi;
import io.revhub.sandbox.crm.pubsub.PubSub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The parts of the simulated CRM. Sessions and query results end in real time, whatever the business time. */
@Import({
    ErrorAdvice.class,
    OAuthApi.class,
    SoapApi.class,
    DataApi.class,
    SObjectApi.class,
    CollectionApi.class,
    CompositeApi.class,
    BatchApi.class,
    TreeApi.class,
    LimitsApi.class,
    ReplicationApi.class,
    IngestApi.class,
    QueryJobApi.class,
    QueryApi.class,
    SandboxApi.class,
    ToolingApi.class,
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
    Jobs ingestJobs(Records records, Org org, SandboxProperties properties) {
        return new Jobs(records, org, bulkFolder(properties), "ingest");
    }

    @Bean
    Jobs queryJobs(Records records, Org org, SandboxProperties properties) {
        return new Jobs(records, org, bulkFolder(properties), "query");
    }

    private static Path bulkFolder(SandboxProperties properties) {
        try {
            return Files.createDirectories(properties.folder().resolve("crm-bulk"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    Bulk bulk(Org org, Writes writes, Jobs ingestJobs, Jobs queryJobs) {
        return new Bulk(org, writes, ingestJobs, queryJobs);
    }

    @Bean
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver();
    }

    @Bean
    Cursors cursors() {
        return new Cursors(Instant::now);
    }

    @Bean
    Grants grants(SandboxProperties properties, ObjectMapper json) {
        return new Grants(properties.system("crm"), new JwtKey(properties.folder())::publicKey, Instant::now, json);
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
        LongCalls longCalls = new LongCalls(Instant::now);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new SessionCheck(tokens, calls, longCalls))
                        .addPathPatterns("/services/data/{version}/**", "/services/oauth2/userinfo", "/id/**");
            }
        };
    }
}
