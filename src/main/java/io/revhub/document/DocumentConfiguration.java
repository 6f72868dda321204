package io.revhub.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    Documents documents(JdbcClient jdbc, ObjectMapper json, Upgrades upgrades) {
        return new Documents(jdbc, new Rows(json, upgrades));
    }

    @Bean
    Facets facets(JdbcClient jdbc, ObjectMapper json, Upgrades upgrades) {
        return new Facets(jdbc, new Rows(json, upgrades));
    }

    @Bean
    FirstVersions firstVersions(JdbcClient jdbc, ObjectMapper json, Upgrades upgrades) {
        return new FirstVersions(jdbc, new Rows(json, upgrades));
    }

    @Bean
    References references(JdbcClient jdbc, Merges merges) {
        return new References(jdbc, merges);
    }

    @Bean
    Merges merges(JdbcClient jdbc) {
        return new Merges(jdbc);
    }

    @Bean
    Likenesses likenesses(JdbcClient jdbc, Merges merges) {
        return new Likenesses(jdbc, merges);
    }

    @Bean
    Links links(JdbcClient jdbc) {
        return new Links(jdbc);
    }

    @Bean
    PaperLinks paperLinks(
            @Value("${revhub.papers.address:}") String address, @Value("${revhub.papers.secret:}") String secret) {
        return new PaperLinks(address, secret);
    }
}
