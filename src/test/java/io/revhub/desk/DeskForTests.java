package io.revhub.desk;

import io.revhub.TestDatabase;
import io.revhub.connector.Systems;
import io.revhub.deal.StoredDeals;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.jms.core.JmsTemplate;

/**
 * The desk with a store, without broker and routes; lazy, so that only what the desk needs is made. Not marked as a
 * configuration, so that the whole hub's own tests do not find it.
 */
@EnableAutoConfiguration(
        exclude = {ArtemisAutoConfiguration.class, CamelAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties(Systems.class)
@ComponentScan({
    "io.revhub.document",
    "io.revhub.delivery",
    "io.revhub.journal",
    "io.revhub.intake",
    "io.revhub.workspace",
    "io.revhub.mapping",
    "io.revhub.deal",
    "io.revhub.rules",
    "io.revhub.lint",
    "io.revhub.paper",
    "io.revhub.workbench",
    "io.revhub.desk"
})
class DeskForTests {

    @Bean
    DataSource database() {
        return TestDatabase.fresh();
    }

    @Bean
    StoredDeals storedDeals(DataSource database) {
        return new StoredDeals(database);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(StoredDeals.START.plus(Duration.ofMinutes(12)), ZoneOffset.UTC);
    }

    /** To a broker that is not there: intake tries now and then, the desk does not need it. */
    @Bean
    JmsTemplate noBroker() {
        return new JmsTemplate(new ActiveMQConnectionFactory("vm://4711"));
    }

    @Bean
    @Primary
    BrokenFiles noRoutes() {
        return () -> Map.of("routes/order/to-erp.camel.yaml", "Unknown parameter: atMst");
    }
}
