package io.revhub.sandbox.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.Receiver;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.SystemClient.Answer;
import io.revhub.sandbox.TestLandscape;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is given back, credited and adjusted, and what happens when several write at once. */
class CorrectionsTest {

    private final SystemClient billing = new SystemClient(
            TestLandscape.with(KillBill.SYSTEM).address("billing"),
            Map.of(
                    "Authorization", SystemClient.basic("admin:secret"),
                    "X-Killbill-ApiKey", "revhub",
                    "X-Killbill-ApiSecret", "tenant",
                    "X-Killbill-CreatedBy", "revhub"));
    private final String key = UUID.randomUUID().toString();
    private final String account = last(createAccount(key));

    @AfterEach
    void nobodyListensAnyMore() {
        billing.send("DELETE", "/1.0/kb/tenants/registerNotificationCallback", null);
    }

    @Test
    void whatWasPaidIsGivenBackOnceForAKeyAndIsOwedAgain() {
        String invoice = issued("119.00");
        String payment = paid(invoice, "119.00");
        String refunds = "/1.0/kb/invoicePayments/" + payment + "/refunds?externalPayment=true";

        assertThat(billing.post(refunds, "{'amount':19.00,'transactionExternalKey':'R-1'}")
                        .status())
                .isEqualTo(201);

        assertRefused(billing.post(refunds, "{'amount':19.00,'transactionExternalKey':'R-1'}"), 7030);
        assertRefused(billing.post(refunds, "{'amount':100.01,'transactionExternalKey':'R-2'}"), 7199);
        assertThat(invoice(invoice).get("balance").decimalValue()).isEqualByComparingTo("19.00");
        JsonNode shown = billing.get("/1.0/kb/payments/" + payment).json();
        assertThat(shown.get("refundedAmount").decimalValue()).isEqualByComparingTo("19.00");
        assertThat(shown.get("transactions").findValuesAsText("transactionType"))
                .containsExactly("PURCHASE", "REFUND");
    }

    @Test
    void aChargebackIsToldAsOne() {
        try (Receiver hub = listening()) {
            String invoice = issued("50.00");
            String payment = paid(invoice, "50.00");

            billing.post("/1.0/kb/invoicePayments/" + payment + "/chargebacks", "{'amount':50.00,'currency':'EUR'}");

            await().untilAsserted(() -> assertThat(hub.about("CHARGED_BACK"))
                    .anySatisfy(post -> assertThat(post.body()).contains(invoice, payment, "INVOICE_PAYMENT_SUCCESS")));
            assertThat(invoice(invoice).get("balance").decimalValue()).isEqualByComparingTo("50");
        }
    }

    @Test
    void aCreditIsAnInvoiceOfNegativeLinesAndStaysOnTheAccountOnceForEachCall() {
        String credit = "[{'accountId':'%s','amount':100.00,'currency':'EUR','itemDetails':'K-1'}]".formatted(account);

        JsonNode made = billing.post("/1.0/kb/credits?autoCommit=true", credit).json();

        JsonNode invoice = invoice(made.at("/0/invoiceId").asText());
        assertThat(invoice.get("items").findValuesAsText("itemType")).containsExactly("CREDIT_ADJ", "CBA_ADJ");
        assertThat(invoice.at("/items/0/amount").decimalValue()).isEqualByComparingTo("-100");
        assertThat(invoice.at("/items/0/itemDetails").asText()).isEqualTo("K-1");
        billing.post("/1.0/kb/credits?autoCommit=true", credit);
        assertThat(billing.get("/1.0/kb/accounts/" + account + "?accountWithBalanceAndCBA=true")
                        .json()
                        .get("accountCBA")
                        .decimalValue())
                .isEqualByComparingTo("200");
    }

    @Test
    void aLineOfAnIssuedInvoiceIsAdjustedByALineBesideItAndThatIsTold() {
        try (Receiver hub = listening()) {
            String invoice = issued("100.00");
            String item = invoice(invoice).at("/items/0/invoiceItemId").asText();
            String adjustment = "{'invoiceItemId':'%s','accountId':'%s','amount':40.00}".formatted(item, account);

            assertThat(billing.post("/1.0/kb/invoices/" + invoice, adjustment).status())
                    .isEqualTo(201);

            JsonNode adjusted = invoice(invoice);
            assertThat(adjusted.at("/items/1/itemType").asText()).isEqualTo("ITEM_ADJ");
            assertThat(adjusted.at("/items/1/linkedInvoiceItemId").asText()).isEqualTo(item);
            assertThat(adjusted.get("balance").decimalValue()).isEqualByComparingTo("60");
            assertRefused(billing.post("/1.0/kb/invoices/" + invoice, adjustment.replace("40.00", "60.01")), 4002);
            await().untilAsserted(() -> assertThat(hub.about("INVOICE_ADJUSTMENT"))
                    .anySatisfy(post -> assertThat(post.body()).contains(invoice)));
        }
    }

    @Test
    void amountsAreRoundedHalfUpToTheCurrency() {
        assertThat(invoice(issued("10.005")).get("amount").decimalValue()).isEqualByComparingTo("10.01");
    }

    @Test
    void ofSeveralWhoCreateTheSameAccountAtOnceOneDoesAndTheOthersAreRefused() {
        String contested = UUID.randomUUID().toString();

        List<Integer> statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> createAccount(contested).status())
                .toList();

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses)
                .filteredOn(status -> status != 201)
                .allSatisfy(status -> assertThat(status).isIn(400, 409, 500));
    }

    private Receiver listening() {
        Receiver hub = Receiver.refusing(0, "nothing is refused");
        billing.post("/1.0/kb/tenants/registerNotificationCallback?cb=" + hub.address("/hub"), "");
        return hub;
    }

    private Answer createAccount(String externalKey) {
        return billing.post(
                "/1.0/kb/accounts", "{'externalKey':'%s','name':'Nordwind','currency':'EUR'}".formatted(externalKey));
    }

    private String issued(String amount) {
        return billing.post(
                        "/1.0/kb/invoices/charges/" + account + "?autoCommit=true",
                        "[{'accountId':'%s','currency':'EUR','amount':%s}]".formatted(account, amount))
                .json()
                .at("/0/invoiceId")
                .asText();
    }

    private String paid(String invoice, String amount) {
        return last(billing.post("/1.0/kb/invoices/" + invoice + "/payments?externalPayment=true", """
                {'accountId':'%s','targetInvoiceId':'%s','purchasedAmount':%s,'currency':'EUR','paymentExternalKey':'%s'}""".formatted(
                        account, invoice, amount, UUID.randomUUID())));
    }

    private JsonNode invoice(String id) {
        return billing.get("/1.0/kb/invoices/" + id).json();
    }

    private static void assertRefused(Answer answer, int code) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").asInt()).isEqualTo(code);
    }

    private static String last(Answer created) {
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.location().replaceFirst(".*/", "");
    }
}
