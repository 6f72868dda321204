package io.revhub.sandbox.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.Receiver;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.SystemClient.Answer;
import io.revhub.sandbox.TestLandscape;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillBillTest {

    private static final Map<String, String> HEADERS = Map.of(
            "Authorization", SystemClient.basic("admin:secret"),
            "X-Killbill-ApiKey", "revhub",
            "X-Killbill-ApiSecret", "tenant",
            "X-Killbill-CreatedBy", "revhub");

    private final Landscape landscape = TestLandscape.with(KillBill.SYSTEM);
    private final SystemClient billing = new SystemClient(landscape.address("billing"), HEADERS);
    private final String key = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "X-Killbill-ApiKey", "X-Killbill-ApiSecret"})
    void nobodyGetsInWithoutLogInAndTenant(String missing) {
        assertThat(without(missing).get("/1.0/kb/accounts/pagination").status()).isEqualTo(401);
    }

    @Test
    void aWriterMustSayWhoHeIs() {
        Answer answer = without("X-Killbill-CreatedBy").post("/1.0/kb/accounts", "{'externalKey':'%s'}".formatted(key));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains("X-Killbill-CreatedBy");
    }

    @Test
    void anAccountIsFoundByItsKeyAndCreatedOnce() {
        assertRefused(billing.get("/1.0/kb/accounts?externalKey=" + key), 404, 3003);

        Answer created = createAccount();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text()).isEmpty();

        JsonNode account = billing.get("/1.0/kb/accounts?externalKey=" + key).json();
        assertThat(created.location())
                .endsWith("/1.0/kb/accounts/" + account.get("accountId").asText());
        assertThat(account.get("name").asText()).isEqualTo("Nordwind Logistik GmbH");
        assertRefused(createAccount(), 409, 3000);
    }

    @Test
    void anAccountIsChangedInPartButNeverItsKeyOrCurrency() {
        String account = account();

        assertThat(billing.send("PUT", "/1.0/kb/accounts/" + account, "{'city':'Kiel','name':null}")
                        .status())
                .isEqualTo(204);
        JsonNode changed =
                billing.get("/1.0/kb/accounts/" + account + "?audit=FULL").json();
        assertThat(changed.get("city").asText()).isEqualTo("Kiel");
        assertThat(changed.get("name").asText()).isEqualTo("Nordwind Logistik GmbH");
        assertThat(billing.send("PUT", "/1.0/kb/accounts/" + account, "{'currency':'USD'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAccountIsTaggedForManualPay() {
        String account = account();

        Answer tagged =
                billing.post("/1.0/kb/accounts/" + account + "/tags", "['00000000-0000-0000-0000-000000000005']");

        assertThat(tagged.status()).isEqualTo(201);
        assertThat(billing.get("/1.0/kb/accounts/" + account + "/tags").json().findValuesAsText("tagDefinitionName"))
                .containsExactly("MANUAL_PAY");
    }

    @Test
    void unknownFieldsAreRefusedAndLongTextsBreakIt() {
        assertThat(billing.post("/1.0/kb/accounts", "{'externalkey':'x'}").status())
                .isEqualTo(400);
        assertThat(billing.post("/1.0/kb/accounts", "{'name':'" + "x".repeat(256) + "'}")
                        .status())
                .isEqualTo(500);
        assertThat(billing.post("/1.0/kb/accounts", "{'name").status()).isEqualTo(400);
    }

    @Test
    void aPlanCanBeRepeatedButNotAtAnotherPrice() {
        assertThat(createPlan("39.00").status()).isEqualTo(201);
        assertThat(createPlan("39.0").status()).isEqualTo(201);
        assertRefused(createPlan("41.00"), 400, 2060);

        JsonNode catalog = billing.get("/1.0/kb/catalog").json().get(0);
        assertThat(catalog.findValuesAsText("name")).contains(key);
    }

    @Test
    void chargesMakeADraftThatKeepsTheirKeyAndARepeatMakesAnother() {
        String account = account();

        Answer charged = charge(account, "9945.00");
        charge(account, "9945.00");

        assertThat(charged.status()).isEqualTo(200);
        JsonNode drafts =
                billing.get("/1.0/kb/accounts/" + account + "/invoices").json();
        assertThat(drafts).hasSize(2);
        JsonNode draft = drafts.get(0);
        assertThat(draft.get("status").asText()).isEqualTo("DRAFT");
        assertThat(draft.get("balance").asText()).isEqualTo("0");
        assertThat(draft.at("/items/0/itemDetails").asText()).isEqualTo(key);
        assertThat(draft.at("/items/0/invoiceId")).isEqualTo(charged.json().at("/0/invoiceId"));
    }

    @Test
    void aTaxedAndCommittedInvoiceIsOwedAndDatedByTheBusinessClock() {
        String invoice = committedInvoice(account(), "9945.00", "1889.55");

        Answer answer = billing.get("/1.0/kb/invoices/" + invoice + "?audit=FULL");

        JsonNode shown = answer.json();
        assertThat(shown.get("status").asText()).isEqualTo("COMMITTED");
        assertThat(shown.get("invoiceDate").asText())
                .isEqualTo(LocalDate.now(landscape.clock()).toString());
        assertThat(answer.text()).contains("\"amount\":11834.55,").contains("\"amount\":9945.000000000,");
        assertThat(shown.get("balance").decimalValue()).isEqualByComparingTo("11834.55");
        assertThat(shown.at("/items/1/itemType").asText()).isEqualTo("TAX");
        assertThat(shown.at("/items/1/itemDetails").isNull()).isTrue();
        assertThat(billing.get("/1.0/kb/invoices/byNumber/"
                                + shown.get("invoiceNumber").asText())
                        .json())
                .isEqualTo(shown);
    }

    @Test
    void aCommittedInvoiceCannotBeCommittedAgainNorGrow() {
        String account = account();
        String invoice = committedInvoice(account, "100.00", "19.00");

        assertRefused(billing.send("PUT", "/1.0/kb/invoices/" + invoice + "/commitInvoice", null), 400, 4023);
        assertRefused(tax(account, invoice, "1.00"), 400, 4024);
    }

    @Test
    void aVoidedInvoiceIsListedOnlyOnRequest() {
        String account = account();
        String invoice = charge(account, "5").json().at("/0/invoiceId").asText();

        assertThat(billing.send("PUT", "/1.0/kb/invoices/" + invoice + "/voidInvoice", null)
                        .status())
                .isEqualTo(204);

        assertThat(billing.get("/1.0/kb/accounts/" + account + "/invoices").json())
                .isEmpty();
        assertThat(billing.get("/1.0/kb/accounts/" + account + "/invoices?includeVoidedInvoices=true")
                        .json())
                .hasSize(1);
    }

    @Test
    void aChargeCanCarryItsOwnDate() {
        String account = account();

        billing.post(
                "/1.0/kb/invoices/charges/" + account + "?autoCommit=true&requestedDate=2026-04-15",
                "[{'amount':7,'currency':'EUR'}]");

        JsonNode invoice =
                billing.get("/1.0/kb/accounts/" + account + "/invoices").json().get(0);
        assertThat(invoice.get("targetDate").asText()).isEqualTo("2026-04-15");
        assertThat(invoice.get("status").asText()).isEqualTo("COMMITTED");
    }

    @Test
    void aMillionIsTooMuchAndOtherCurrenciesAreRefused() {
        String account = account();

        assertThat(charge(account, "1000000").status()).isEqualTo(500);
        assertThat(charge(account, "999999.99").status()).isEqualTo(200);
        assertThat(billing.post("/1.0/kb/invoices/charges/" + account, "[{'amount':1,'currency':'USD'}]")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPaymentFromOutsideSettlesAnInvoice() {
        String account = account();
        String invoice = committedInvoice(account, "100.00", "19.00");

        Answer paid = pay(account, invoice, key, "119.00");

        assertThat(paid.status()).isEqualTo(201);
        assertThat(billing.get("/1.0/kb/invoices/" + invoice).text()).contains("\"balance\":0,");
        assertThat(billing.get(paid.location()).json().get("targetInvoiceId").asText())
                .isEqualTo(invoice);
        JsonNode payment = billing.get("/1.0/kb/payments?externalKey=" + key).json();
        assertThat(payment.get("purchasedAmount").decimalValue()).isEqualByComparingTo("119");
        assertThat(billing.get("/1.0/kb/payments/" + payment.get("paymentId").asText())
                        .json())
                .isEqualTo(payment);
        assertThat(billing.get("/1.0/kb/accounts/" + account + "/invoicePayments")
                        .json()
                        .findValuesAsText("targetInvoiceId"))
                .containsExactly(invoice);
    }

    @Test
    void nothingIsPaidTwiceNorBeyondWhatIsOwed() {
        String account = account();
        String invoice = committedInvoice(account, "100.00", "19.00");

        assertRefused(pay(account, invoice, key, "119.01"), 400, 7199);
        assertThat(pay(account, invoice, key, "19.00").status()).isEqualTo(201);
        assertRefused(pay(account, invoice, key, "19.00"), 400, 7032);
        assertThat(pay(account, invoice, key + "-2", "100.00").status()).isEqualTo(201);
        assertThat(pay(account, invoice, key + "-3", "1.00").status()).isEqualTo(204);
        assertRefused(billing.get("/1.0/kb/payments?externalKey=" + key + "-3"), 404, 7020);
    }

    @Test
    void aSubscriptionIsCreatedOnce() {
        createPlan("39.00");
        String body = "{'accountId':'%s','externalKey':'%s','bundleExternalKey':'%s','planName':'%s'}"
                .formatted(account(), key, key, key);

        assertThat(billing.post("/1.0/kb/subscriptions?callCompletion=true&callTimeoutSec=10", body)
                        .status())
                .isEqualTo(201);

        assertRefused(billing.post("/1.0/kb/subscriptions", body), 400, 1015);
        JsonNode found = billing.get("/1.0/kb/subscriptions?externalKey=" + key).json();
        assertThat(found.get("planName").asText()).isEqualTo(key);
    }

    @Test
    void listsComeInPages() {
        account();

        Answer page = billing.get("/1.0/kb/accounts/pagination?offset=0&limit=1");

        assertThat(page.json()).hasSize(1);
        assertThat(page.headers().firstValue("X-Killbill-Pagination-TotalNbRecords"))
                .isPresent();
        assertThat(billing.get("/1.0/kb/invoices/pagination").status()).isEqualTo(200);
        assertThat(billing.get("/1.0/kb/payments/pagination").status()).isEqualTo(200);
    }

    @Test
    void aCallbackTellsOfTheCommitAndThePaymentAndIsTriedAgain() {
        try (Receiver hub = Receiver.refusing(0, "ACCOUNT_CREATION")) {
            register(hub);
            String account = account();
            String invoice = charge(account, "100.00").json().at("/0/invoiceId").asText();
            assertThat(hub.about("INVOICE_CREATION")).isEmpty();
            commit(invoice);
            pay(account, invoice, key, "100.00");

            await().untilAsserted(() -> {
                assertThat(hub.about("ACCOUNT_CREATION")).hasSize(2);
                assertThat(hub.about("'INVOICE_CREATION'".replace('\'', '"'))).hasSize(1);
                assertThat(hub.about("INVOICE_PAYMENT_SUCCESS")).hasSize(1);
            });
            Receiver.Post paid = hub.about("INVOICE_PAYMENT_SUCCESS").get(0);
            assertThat(paid.path()).isEqualTo("/webhooks/billing/secret");
            assertThat(paid.body()).contains(invoice).contains("\\\"invoicePaymentType\\\":\\\"ATTEMPT\\\"");
        } finally {
            billing.send("DELETE", "/1.0/kb/tenants/registerNotificationCallback", null);
        }
    }

    @Test
    void aClerkSeesTheInvoiceOnThePage() {
        committedInvoice(account(), "9945.00", "1889.55");

        Answer page = new SystemClient(landscape.address("billing"), Map.of()).get("/");

        assertThat(page.text()).contains("Nordwind Logistik GmbH", "11834.55 EUR", "Fleet Pro &lt;yearly&gt;");
    }

    private void register(Receiver hub) {
        String address = hub.address("/webhooks/billing/secret").toString();
        assertThat(billing.post("/1.0/kb/tenants/registerNotificationCallback?cb=" + address, "")
                        .status())
                .isEqualTo(201);
        assertThat(billing.get("/1.0/kb/tenants/registerNotificationCallback").text())
                .contains(address);
    }

    private SystemClient without(String header) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.remove(header);
        return new SystemClient(landscape.address("billing"), headers);
    }

    private Answer createAccount() {
        return billing.post(
                "/1.0/kb/accounts",
                "{'externalKey':'%s','name':'Nordwind Logistik GmbH','currency':'EUR','country':'DE'}".formatted(key));
    }

    private String account() {
        String location = createAccount().location();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Answer createPlan(String price) {
        return billing.post("/1.0/kb/catalog/simplePlan", """
                {'planId':'%s','productName':'Fleet Pro','productCategory':'BASE','currency':'EUR','amount':%s,
                 'billingPeriod':'ANNUAL','trialLength':0,'trialTimeUnit':'UNLIMITED'}""".formatted(key, price));
    }

    private Answer charge(String account, String amount) {
        return billing.post(
                "/1.0/kb/invoices/charges/" + account + "?autoCommit=false", """
                [{'accountId':'%s','currency':'EUR','amount':%s,'description':'Fleet Pro <yearly>','itemDetails':'%s',
                  'quantity':25,'rate':397.80}]""".formatted(account, amount, key));
    }

    private Answer tax(String account, String invoice, String amount) {
        return billing.post(
                "/1.0/kb/invoices/taxes/" + account + "?autoCommit=false",
                "[{'invoiceId':'%s','amount':%s,'currency':'EUR','itemDetails':'%s'}]".formatted(invoice, amount, key));
    }

    private void commit(String invoice) {
        assertThat(billing.send("PUT", "/1.0/kb/invoices/" + invoice + "/commitInvoice", null)
                        .status())
                .isEqualTo(204);
    }

    private String committedInvoice(String account, String net, String tax) {
        String invoice = charge(account, net).json().at("/0/invoiceId").asText();
        assertThat(tax(account, invoice, tax).status()).isEqualTo(200);
        commit(invoice);
        return invoice;
    }

    private Answer pay(String account, String invoice, String paymentKey, String amount) {
        return billing.post("/1.0/kb/invoices/" + invoice + "/payments?externalPayment=true", """
                {'accountId':'%s','targetInvoiceId':'%s','purchasedAmount':%s,'currency':'EUR',
                 'paymentExternalKey':'%s'}""".formatted(
                        account, invoice, amount, paymentKey));
    }

    private static void assertRefused(Answer answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("code").asInt()).isEqualTo(code);
        assertThat(answer.json().get("className").asText()).startsWith("org.killbill");
    }
}
