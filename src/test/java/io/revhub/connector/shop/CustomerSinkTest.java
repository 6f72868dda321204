package io.revhub.connector.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomerSinkTest {

    private final TestShop shop = new TestShop();
    private final Sink sink = shop.connector().customer().sink("shop", Map.of());
    private final SinkStep step = sink.steps().get(0);
    private final String email = "Einkauf+" + UUID.randomUUID() + "@nordwind.example";
    private final TestDelivery account = TestDelivery.of("account", email, "shop", form("Nordwind"));

    @AfterEach
    void clearFaults() {
        shop.clearFaults();
    }

    @Test
    void aCustomerIsCreatedOnceEvenIfTheAnswerIsLost() {
        shop.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/admin/customers");

        assertThat(account.write(step)).isInstanceOf(Written.Unknown.class);
        TestDelivery brought = account.brought(sink);

        assertThat(customers()).hasSize(1);
        assertThat(brought.delivery().reference().orElseThrow().recordId())
                .isEqualTo(customers().get(0).get("id").asText());
        assertThat(customers().get(0).at("/metadata/revhub_key").asText()).isEqualTo(account.key());
    }

    @Test
    void aCustomerOfTheShopsOwnIsAdopted() {
        shop.client().post("/admin/customers", "{'email':'" + email + "'}");

        account.brought(sink);

        assertThat(customers()).hasSize(1);
        assertThat(customers().get(0).get("company_name").asText()).isEqualTo("Nordwind");
    }

    @Test
    void aChangeIsBroughtToTheSameCustomer() {
        TestDelivery brought = account.brought(sink);

        brought.changed(form("Nordwind AG"), "{'company_name':'Nordwind AG'}").brought(sink);

        assertThat(customers()).hasSize(1);
        assertThat(customers().get(0).get("company_name").asText()).isEqualTo("Nordwind AG");
    }

    @Test
    void anotherAccountsCustomerIsNotTaken() {
        shop.client().post("/admin/customers", "{'email':'" + email + "','metadata':{'revhub_key':'ANOTHER'}}");

        assertThat(((Shown.Doubtful) account.look(step)).refusal().code()).isEqualTo("taken-by-another");
    }

    @Test
    void withoutAnAddressThereIsNoCustomer() {
        TestDelivery nameless = TestDelivery.of("account", "A-1", "shop", "{'email':null}");

        assertThat(((Shown.Doubtful) nameless.look(step)).refusal().reason()).contains("email is missing");
    }

    private JsonNode customers() {
        return shop.get("/customers?email=" + email.replace("+", "%2B")).get("customers");
    }

    private String form(String company) {
        return "{'email':'%s','company_name':'%s','first_name':null,'last_name':null,'phone':null}"
                .formatted(email, company);
    }
}
