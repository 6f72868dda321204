package io.revhub.sandbox.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.SystemClient.Answer;
import io.revhub.sandbox.TestLandscape;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class UsageAndOverdueTest {

    private static final Map<String, String> HEADERS = Map.of(
            "Authorization", SystemClient.basic("admin:secret"),
            "X-Killbill-ApiKey", "revhub",
            "X-Killbill-ApiSecret", "tenant",
            "X-Killbill-CreatedBy", "revhub");

    private final Landscape landscape = TestLandscape.with(KillBill.SYSTEM);
    private final SystemClient billing = new SystemClient(landscape.address("billing"), HEADERS);
    private final String plan = "metered-" + UUID.randomUUID();
    private final String account = last(billing.post(
            "/1.0/kb/accounts",
            "{'externalKey':'%s','name':'Nordwind','currency':'EUR'}".formatted(UUID.randomUUID())));

    @Test
    void usageIsInvoicedInArrearsByTheTiersOfTheCatalogueAndLateRecordsAfterwards() {
        upload();
        String subscription = subscription("[]");
        use(subscription, "april", "2026-04-11", "130");

        String invoice = last(billing.post("/1.0/kb/invoices?accountId=" + account + "&targetDate=2026-05-01", null));
        use(subscription, "late", "2026-04-12", "10");
        String next = last(billing.post("/1.0/kb/invoices?accountId=" + account + "&targetDate=2026-06-01", null));

        JsonNode item = invoice(invoice).at("/items/0");
        assertThat(item.get("itemType").asText()).isEqualTo("USAGE");
        assertThat(item.get("amount").decimalValue())
                .as("100 for 0.50, and three begun blocks of ten for 0.40")
                .isEqualByComparingTo("51.20");
        assertThat(invoice(invoice).get("trackingIds")).hasSize(1);
        assertThat(invoice(next).at("/items/0/amount").decimalValue()).isEqualByComparingTo("5.00");
        assertThat(billing.post("/1.0/kb/invoices?accountId=" + account + "&targetDate=2026-06-01", null)
                        .status())
                .isEqualTo(404);
        assertThat(billing.get("/1.0/kb/invoices/" + invoice + "/html").text()).contains("Nordwind", "51.2");
    }

    @Test
    void usageIsInvoicedByItselfAtTheEndOfTheSubscriptionsMonthsUnlessTheAccountIsTakenOut() {
        upload();
        String offAccount = last(billing.post(
                "/1.0/kb/accounts", "{'externalKey':'%s','name':'Off','currency':'EUR'}".formatted(UUID.randomUUID())));
        billing.post("/1.0/kb/accounts/" + offAccount + "/tags", "['00000000-0000-0000-0000-000000000002']");
        LocalDate today = LocalDate.ofInstant(landscape.clock().instant(), ZoneOffset.UTC);
        for (String of : List.of(account, offAccount)) {
            String subscription = last(billing.post(
                    "/1.0/kb/subscriptions?entitlementDate=" + today.minusDays(20),
                    "{'accountId':'%s','planName':'%s'}".formatted(of, plan)));
            use(subscription, "first-" + of, today.minusDays(19).toString(), "10");
        }
        assertThat(invoices(account)).isEmpty();

        landscape.clock().moveTo(landscape.clock().instant().plus(Duration.ofDays(15)));

        Awaitility.await().untilAsserted(() -> assertThat(invoices(account)).hasSize(1));
        JsonNode made = invoices(account).get(0);
        assertThat(made.get("targetDate").asText())
                .isEqualTo(today.minusDays(20).plusMonths(1).toString());
        assertThat(made.get("status").asText()).isEqualTo("COMMITTED");
        assertThat(made.get("amount").decimalValue()).isEqualByComparingTo("5.00");
        assertThat(invoices(offAccount)).isEmpty();
    }

    private JsonNode invoices(String of) {
        return billing.get("/1.0/kb/accounts/" + of + "/invoices").json();
    }

    @Test
    void whatIsIssuedIsPaidByTheDefaultMethodUnlessTheAccountPaysByHand() {
        Answer method = billing.post(
                "/1.0/kb/accounts/" + account + "/paymentMethods?isDefault=true",
                "{'pluginName':'__EXTERNAL_PAYMENT__','pluginInfo':{}}");
        assertThat(method.status()).isEqualTo(201);
        assertThat(billing.get("/1.0/kb/accounts/" + account + "/paymentMethods")
                        .json()
                        .at("/0/isDefault")
                        .asBoolean())
                .isTrue();

        JsonNode paid = invoice(charged("12.50"));
        billing.post("/1.0/kb/accounts/" + account + "/tags", "['00000000-0000-0000-0000-000000000005']");
        JsonNode owed = invoice(charged("12.50"));

        assertThat(paid.get("balance").decimalValue()).isEqualByComparingTo("0");
        assertThat(owed.get("balance").decimalValue()).isEqualByComparingTo("12.50");
    }

    private String charged(String amount) {
        return billing.post(
                        "/1.0/kb/invoices/charges/" + account + "?autoCommit=true",
                        "[{'accountId':'%s','currency':'EUR','amount':%s}]".formatted(account, amount))
                .json()
                .at("/0/invoiceId")
                .asText();
    }

    @Test
    void aTrackingIdIsTakenOnceForASubscription() {
        upload();
        String subscription = subscription("[]");
        use(subscription, "april", "2026-04-11", "1");

        Answer again = record(subscription, "april", "2026-04-11", "1");

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().get("code").asInt()).isEqualTo(50000);
        assertThat(record(subscription, "may", "2026-04-11", "1").status()).isEqualTo(201);
    }

    @Test
    void anOverrideIsTheSubscriptionsPrice() {
        upload();

        String own = subscription("[{'phaseName':'" + plan + "-evergreen','recurringPrice':7.5}]");

        assertThat(billing.get("/1.0/kb/subscriptions/" + own)
                        .json()
                        .at("/prices/0/recurringPrice")
                        .decimalValue())
                .isEqualByComparingTo("7.5");
    }

    @Test
    void aCatalogueThatIsNoneIsRefusedAndTheNewestIsShown() {
        assertThat(xml("<html/>").status()).isEqualTo(400);
        assertThat(xml("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><catalog>&e;</catalog>")
                        .status())
                .isEqualTo(400);
        upload();
        assertThat(billing.get("/1.0/kb/catalog/xml").text()).contains(plan);
    }

    @Test
    void whoOwesForTooLongIsOverdueUnlessThatIsNotEnforced() {
        billing.post("/1.0/kb/overdue", """
                {'overdueStates':[{'name':'BLOCKED','externalMessage':'Please pay','isBlockChanges':true,'disableEntitlement':true,
                  'condition':{'timeSinceEarliestUnpaidInvoiceEqualsOrExceeds':{'unit':'DAYS','number':0}}}]}""");
        assertThat(overdue().get("isClearState").asBoolean()).isTrue();

        billing.post(
                "/1.0/kb/invoices/charges/" + account + "?autoCommit=true",
                "[{'accountId':'%s','currency':'EUR','amount':5}]".formatted(account));

        assertThat(overdue().get("name").asText()).isEqualTo("BLOCKED");
        assertThat(overdue().get("isDisableEntitlementAndChangesBlocked").asBoolean())
                .isTrue();
        billing.post("/1.0/kb/accounts/" + account + "/tags", "['00000000-0000-0000-0000-000000000003']");
        assertThat(overdue().get("name").asText()).isEqualTo("__KILLBILL__CLEAR__OVERDUE_STATE__");
    }

    private JsonNode overdue() {
        return billing.get("/1.0/kb/accounts/" + account + "/overdue").json();
    }

    private JsonNode invoice(String id) {
        return billing.get("/1.0/kb/invoices/" + id).json();
    }

    private String subscription(String overrides) {
        return last(billing.post(
                "/1.0/kb/subscriptions",
                "{'accountId':'%s','planName':'%s','priceOverrides':%s}".formatted(account, plan, overrides)));
    }

    private void use(String subscription, String tracking, String day, String amount) {
        assertThat(record(subscription, tracking, day, amount).status()).isEqualTo(201);
    }

    private Answer record(String subscription, String tracking, String day, String amount) {
        return billing.post("/1.0/kb/usages", """
                {'subscriptionId':'%s','trackingId':'%s','unitUsageRecords':[
                  {'unitType':'km','usageRecords':[{'recordDate':'%s','amount':%s}]}]}""".formatted(subscription, tracking, day, amount));
    }

    private void upload() {
        Answer answer = xml("""
                <catalog><effectiveDate>2026-04-01T00:00:00+00:00</effectiveDate><catalogName>RevHub</catalogName>
                 <currencies><currency>EUR</currency></currencies><units><unit name="km"/></units>
                 <products><product name="Metered"><category>BASE</category></product></products>
                 <plans><plan name="%s"><product>Metered</product><finalPhase type="EVERGREEN"><duration><unit>UNLIMITED</unit></duration>
                  <recurring><billingPeriod>MONTHLY</billingPeriod><recurringPrice><price><currency>EUR</currency><value>9.99</value></price></recurringPrice></recurring>
                  <usages><usage name="metered-usage" billingMode="IN_ARREAR" usageType="CONSUMABLE"><billingPeriod>MONTHLY</billingPeriod><tiers>
                   <tier><blocks><tieredBlock><unit>km</unit><size>1</size><prices><price><currency>EUR</currency><value>0.50</value></price></prices><max>100</max></tieredBlock></blocks></tier>
                   <tier><blocks><tieredBlock><unit>km</unit><size>10</size><prices><price><currency>EUR</currency><value>0.40</value></price></prices><max>-1</max></tieredBlock></blocks></tier>
                  </tiers></usage></usages></finalPhase></plan></plans>
                </catalog>""".formatted(plan));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private Answer xml(String text) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put("Content-Type", "text/xml");
        return XmlPost.to(landscape.address("billing"), headers, text);
    }

    private static String last(Answer created) {
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.location().replaceFirst(".*/", "");
    }
}
