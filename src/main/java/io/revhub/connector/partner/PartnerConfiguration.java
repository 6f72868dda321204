package io.revhub.connector.partner;

import io.revhub.connector.Systems;
import io.revhub.document.Documents;
import io.revhub.document.Likenesses;
import io.revhub.document.References;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.ReaderFactory;
import io.revhub.intake.Room;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The kinds that Kamelets name. */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    @Bean
    PartnerOrders partnerOrders(JdbcClient jdbc, TransactionTemplate transactions, Room room, Clock clock) {
        return new PartnerOrders(jdbc, transactions, room::require, clock);
    }

    @Bean
    OrderDesk partnerOrderDesk(PartnerOrders orders, References references, Likenesses likenesses) {
        return new OrderDesk(orders, references, likenesses);
    }

    @Bean("partner-orders")
    CatchUpFactory catchUp(
            Systems systems,
            OrderDesk desk,
            PartnerOrders orders,
            @Value("${revhub.data:data}") Path data,
            @Value("${revhub.limits.partner-file:20MB}") DataSize largest) {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new PartnerCatchUp(
                    systems.system(system), data.resolve("partner"), largest, desk, orders, Clock.systemUTC());
        };
    }

    @Bean("partner-order-reader")
    ReaderFactory reader(PartnerOrders orders, Documents documents) {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new PartnerReader(orders, documents);
        };
    }

    private static void refuseUnknown(Map<String, String> parameters) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameters: " + parameters.keySet());
        }
    }
}
