package io.revhub.connector.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.connector.matrix.Calls.CatchingUp;
import io.revhub.connector.matrix.Calls.Reading;
import io.revhub.connector.matrix.Calls.Writing;
import io.revhub.delivery.Sink;
import io.revhub.intake.Hint;
import io.revhub.sandbox.Receiver;
import io.revhub.sandbox.SystemClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the connector of Kill Bill does. */
final class BillingRows {

    private static final String SYSTEM = "billing";

    private final Connectors calm;
    private final SystemClient client;
    private final Receiver receiver;
    private final String account;
    private final String invoice;
    private final String payment;
    private final String refund;

    BillingRows(Ground ground) {
        calm = ground.calm();
        client = ground.client(
                SYSTEM,
                Map.of(
                        "Authorization", SystemClient.basic("admin:secret"),
                        "X-Killbill-ApiKey", "revhub",
                        "X-Killbill-ApiSecret", "tenant",
                        "X-Killbill-CreatedBy", "clerk"));
        receiver = ground.receiver();
        client.post("/1.0/kb/tenants/registerNotificationCallback?cb=" + receiver.address("/webhooks/billing"), null);
        account = id(brought("killbill-account-sink", account("EUR")));
        invoice = id(brought("killbill-charge-sink", charge()));
        payment = payment(invoice);
        refund = refunded();
    }

    List<Operation> all() {
        return List.of(
                new Writing("killbill-account-sink", "one", SYSTEM, () -> List.of(account("EUR"))),
                new Writing("killbill-account-sink", "three", SYSTEM, () -> three(() -> account("EUR"))),
                new Writing("killbill-account-sink", "a change", SYSTEM, this::changed),
                new Writing("killbill-plan-sink", "one", SYSTEM, () -> List.of(plan())),
                new Writing("killbill-charge-sink", "one", SYSTEM, () -> List.of(charge())),
                new Writing("killbill-charge-sink", "three", SYSTEM, () -> three(this::charge)),
                new Writing("killbill-invoice-payments-sink", "on two invoices", SYSTEM, () -> List.of(paid())),
                new Writing("killbill-refund-sink", "one", SYSTEM, () -> List.of(refund())),
                new Writing("killbill-usage-sink", "one", SYSTEM, () -> List.of(usage())),
                new Reading("killbill-invoice-reader", "", SYSTEM, Map.of(), () -> List.of(invoice)),
                new Reading("killbill-account-reader", "", SYSTEM, Map.of(), () -> List.of(account)),
                new Reading("killbill-payment-reader", "", SYSTEM, Map.of(), () -> List.of(payment)),
                new Reading("killbill-refund-reader", "", SYSTEM, Map.of(), () -> List.of(refund)),
                new CatchingUp(
                        "killbill-catch-up-source", "Invoice", SYSTEM, Map.of("record", "Invoice"), this::issued),
                new CatchingUp("killbill-catch-up-source", "Payment", SYSTEM, Map.of("record", "Payment"), this::told),
                new Posts(
                        "killbill-callback-source",
                        "",
                        SYSTEM,
                        Map.of("secret", Ground.CALLBACK_SECRET),
                        "killbill-catch-up-source",
                        Map.of("record", "Invoice"),
                        receiver,
                        this::issued));
    }

    static List<TestDelivery> three(Supplier<TestDelivery> delivery) {
        return IntStream.range(0, 3).mapToObj(i -> delivery.get()).toList();
    }

    private TestDelivery account(String currency) {
        return delivery("account", """
                {'name':'Nordwind','email':'a@nordwind.example','currency':'%s','country':'DE','timeZone':'Europe/Berlin',
                 'locale':'de_DE','tags':['MANUAL_PAY']}""".formatted(currency));
    }

    private List<TestDelivery> changed() {
        TestDelivery there = brought("killbill-account-sink", account("EUR"));
        String form = there.delivery().mapped().toString().replace("Nordwind", "Nordwind AG");
        return List.of(there.changed(form, "{'name':'Nordwind AG'}"));
    }

    private TestDelivery plan() {
        return delivery("product", """
                {'plans':[{'planId':'plan-%s','productName':'Fleet Pro','productCategory':'BASE','currency':'EUR','amount':'39.00',
                 'billingPeriod':'ANNUAL','trialLength':0,'trialTimeUnit':'UNLIMITED'}]}""".formatted(UUID.randomUUID()));
    }

    private TestDelivery charge() {
        return delivery("charge", """
                {'accountId':'%s','currency':'EUR','targetDate':'2026-04-15',
                 'lines':[{'line':'10','amount':'100.00','description':'Fleet Pro','quantity':'25'}],
                 'taxes':[{'code':'DE-standard','amount':'19.00','description':'VAT 19 %%'}]}""".formatted(account));
    }

    private TestDelivery paid() {
        String payments = Stream.of("a", "b")
                .map(i -> "{'invoiceId':'" + id(brought("killbill-charge-sink", charge())) + "','amount':'60.00'}")
                .collect(Collectors.joining(","));
        return delivery("payment", "{'accountId':'" + account + "','currency':'EUR','payments':[" + payments + "]}");
    }

    private TestDelivery refund() {
        String refunded = payment(id(brought("killbill-charge-sink", charge())));
        return delivery("payment", "{'paymentId':'" + refunded + "','amount':'20.00'}");
    }

    /** A payment and the transaction that gave some of it back. */
    private String refunded() {
        TestDelivery refund = brought("killbill-refund-sink", refund());
        String refunded = refund.delivery().mapped().get("paymentId").asText();
        for (JsonNode transaction :
                client.get("/1.0/kb/payments/" + refunded).json().get("transactions")) {
            if (transaction.get("transactionType").asText().equals("REFUND")) {
                return refunded + ":" + transaction.get("transactionId").asText();
            }
        }
        throw new AssertionError("Nothing was given back of " + refunded);
    }

    private TestDelivery usage() {
        String plan = id(brought("killbill-plan-sink", plan()));
        String subscription = client.post(
                        "/1.0/kb/subscriptions", "{'accountId':'" + account + "','planName':'" + plan + "'}")
                .location()
                .replaceFirst(".*/", "");
        return delivery(
                "usage",
                "{'subscriptionId':'" + subscription
                        + "','records':[{'unit':'km','day':'2026-04-11','amount':'12.5'}]}");
    }

    private Hint issued() {
        return new Hint("Invoice", id(brought("killbill-charge-sink", charge())));
    }

    private Hint told() {
        return new Hint("Payment", payment(id(brought("killbill-charge-sink", charge()))));
    }

    private String payment(String ofInvoice) {
        client.post("/1.0/kb/invoices/" + ofInvoice + "/payments?externalPayment=true", """
                {'accountId':'%s','targetInvoiceId':'%s','purchasedAmount':119,'currency':'EUR','paymentExternalKey':'%s'}""".formatted(
                        account, ofInvoice, ofInvoice));
        return client.get("/1.0/kb/payments?externalKey=" + ofInvoice)
                .json()
                .get("paymentId")
                .asText();
    }

    private TestDelivery brought(String kamelet, TestDelivery delivery) {
        Sink sink = calm.sink(kamelet, SYSTEM, Map.of());
        return delivery.brought(sink);
    }

    private static TestDelivery delivery(String type, String form) {
        return TestDelivery.of(type, UUID.randomUUID().toString(), SYSTEM, form);
    }

    private static String id(TestDelivery brought) {
        return brought.delivery().reference().orElseThrow().recordId();
    }
}
