package io.revhub.desk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of the desk on its own: three users as in the sandbox, a store, no broker, no routes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DeskForTests.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.jmx.enabled=true",
            "spring.main.lazy-initialization=true",
            "revhub.systems.erp.options.[record-page.JournalEntry]={address}/entries/{id}",
            "revhub.users.engineer.password={noop}sandbox-engineer",
            "revhub.users.engineer.roles=engineer",
            "revhub.users.finance.password={noop}sandbox-finance",
            "revhub.users.finance.display-name=A. Lang",
            "revhub.users.finance.roles=finance",
            "revhub.users.admin.password={noop}sandbox-admin",
            "revhub.users.admin.roles=admin",
            "revhub.capture.look-at-dead-letters-every=1h",
            "management.endpoint.health.show-details=never",
            "management.health.jms.enabled=false",
        })
@interface DeskTest {}
