package io.revhub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class InstallationTest {

    @Test
    void theWorkingDirectorysConfigurationIsReadWithTheSandbox() {
        Installation here = Installation.here();

        assertThat(here.systems())
                .containsOnlyKeys("crm", "shop", "billing", "erp", "provisioning", "signature", "partner");
        assertThat(here.sandbox()).containsOnlyKeys("crm", "shop", "billing", "erp", "provisioning", "signature");
        assertThat(here.systems().get("crm").option("client-secret"))
                .isEqualTo(here.sandbox().get("crm").login().get("client-secret"));
        assertThat(here.users().get("engineer").plainPassword()).isNotEmpty();
    }

    @Test
    void onlyTheSandboxsLogInsAreTold() {
        Installation installation = Installation.of(new MockEnvironment()
                .withProperty("revhub.systems.crm.address", "https://nordwind.my.salesforce.example")
                .withProperty("revhub.systems.crm.options.client-secret", "real")
                .withProperty("revhub.sandbox.systems.crm.port", "8101")
                .withProperty("revhub.sandbox.systems.crm.login.client-secret", "sandbox"));
        URI real = installation.systems().get("crm").address();

        assertThat(installation.login("crm", real)).isEmpty();
        assertThat(installation.login("crm", URI.create("http://localhost:8101")))
                .isEqualTo(Map.of("client-secret", "sandbox"));
    }

    @Test
    void anEnvironmentVariableOverridesAnOption() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("revhub.systems.crm.options.client-secret", "from the file");
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("REVHUB_SYSTEMS_CRM_OPTIONS_CLIENTSECRET", "from the environment")));

        assertThat(Installation.of(environment).systems().get("crm").option("client-secret"))
                .isEqualTo("from the environment");
    }

    @Test
    void anEncodedPasswordIsNotTold() {
        assertThat(new Installation.User("A. Lang", "{bcrypt}$2a$10$x").plainPassword())
                .isEmpty();
    }
}
