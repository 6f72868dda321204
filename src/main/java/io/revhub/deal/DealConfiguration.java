package io.revhub.deal;

import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItems;
import io.revhub.delivery.Waits;
import io.revhub.document.Documents;
import io.revhub.document.Links;
import io.revhub.document.Merges;
import io.revhub.document.References;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class DealConfiguration {

    @Bean
    Deals deals(
            Documents documents,
            References references,
            Links links,
            Deliveries deliveries,
            Waits waits,
            ParkedItems parked,
            Merges merges,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        TransactionTemplate look = new TransactionTemplate(transactions);
        look.setReadOnly(true);
        look.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new Deals(
                documents,
                references,
                links,
                new Materials(documents, links, deliveries, waits, parked),
                merges,
                new AccountsDeals(jdbc),
                look);
    }
}
