package io.revhub.connector.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import io.revhub.sandbox.Fault;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KillBillReadingTest {

    private final TestBilling billing = new TestBilling();
    private final Reader invoices = billing.connector().invoices().reader("billing", Map.of());
    private final Reader payments = billing.connector().payments().reader("billing", Map.of());
    private final String account = account();

    @AfterEach
    void clearFaults() {
        billing.clearFaults();
    }

    @Test
    void anInvoiceIsReadWholeWithTheHubsDetailsAsAnObject() {
        TestDelivery charge = charge("1");
        String id = charge.brought(billing.charges())
                .delivery()
                .reference()
                .orElseThrow()
                .recordId();

        JsonNode invoice =
                invoices.read(List.of(id, UUID.randomUUID().toString())).get(id);

        assertThat(invoice.at("/items/0/itemDetails/revhub").asText()).isEqualTo(charge.key());
        assertThat(invoice.at("/items/0/itemDetails/line").asText()).isEqualTo("10");
        assertThat(invoice.at("/items/0/amount").decimalValue().toPlainString()).isEqualTo("100.000000000");
    }

    @Test
    void whatBillingDoesNotHaveIsAbsent() {
        assertThat(invoices.read(List.of(UUID.randomUUID().toString()))).isEmpty();
    }

    @Test
    void aPaymentIsReadWithItsInvoice() {
        String invoice = charge("1")
                .brought(billing.charges())
                .delivery()
                .reference()
                .orElseThrow()
                .recordId();
        String payment = pay(invoice);

        JsonNode read = payments.read(List.of(payment)).get(payment);

        assertThat(read.get("targetInvoiceId").asText()).isEqualTo(invoice);
        assertThat(read.get("purchasedAmount").decimalValue()).isEqualByComparingTo("100");
    }

    @Test
    void anOutageIsToldFromARecordThatIsNotThere() {
        billing.fault(Fault.Kind.UNAVAILABLE, "GET", "/invoices");
        assertThatThrownBy(() -> invoices.read(List.of("1"))).isInstanceOf(ReadFailed.class);

        Reader nowhere =
                billing.connector(URI.create("http://localhost:1")).invoices().reader("billing", Map.of());
        assertThatThrownBy(() -> nowhere.read(List.of("1"))).isInstanceOf(ReadFailed.class);
    }

    @Test
    void whatNobodyAnnouncedIsFoundOnce() {
        CatchUp catchUp = catchUp("Invoice");
        String before = toEnd(catchUp, Optional.empty(), new ArrayList<>());
        String id = charge("1")
                .brought(billing.charges())
                .delivery()
                .reference()
                .orElseThrow()
                .recordId();

        List<Hint> hints = new ArrayList<>();
        String after = toEnd(catchUp, Optional.of(before), hints);

        assertThat(hints).contains(new Hint("Invoice", id));
        List<Hint> again = new ArrayList<>();
        toEnd(catchUp, Optional.of(after), again);
        assertThat(again).doesNotContain(new Hint("Invoice", id));
    }

    @Test
    void aDraftIsAskedForAgainUntilItIsIssued() {
        CatchUp catchUp = catchUp("Invoice");
        TestDelivery charge = charge("1");
        String id = charge.after(billing.charges().steps().get(0))
                .delivery()
                .reference()
                .orElseThrow()
                .recordId();
        String whileDraft = toEnd(catchUp, Optional.empty(), new ArrayList<>());

        List<Hint> still = new ArrayList<>();
        String position = toEnd(catchUp, Optional.of(whileDraft), still);
        charge.brought(billing.charges());
        List<Hint> issued = new ArrayList<>();
        for (int i = 0; i < 20 && issued.isEmpty(); i++) {
            position = toEnd(catchUp, Optional.of(position), issued);
        }

        assertThat(still).doesNotContain(new Hint("Invoice", id));
        assertThat(issued).contains(new Hint("Invoice", id));
    }

    @Test
    void aPaymentThatNobodyAnnouncedIsFound() {
        String invoice = charge("1")
                .brought(billing.charges())
                .delivery()
                .reference()
                .orElseThrow()
                .recordId();
        String payment = pay(invoice);

        List<Hint> hints = new ArrayList<>();
        toEnd(catchUp("Payment"), Optional.empty(), hints);

        assertThat(hints).contains(new Hint("Payment", payment));
    }

    @Test
    void aListThatIsAnotherOneIsReadFromItsBeginning() {
        String foreign = new Seen(40, List.of("unknown-1", "unknown-2"), Set.of()).position();

        CatchUp.Page page = catchUp("Invoice").next(Optional.of(foreign));

        assertThat(page.more()).isTrue();
        assertThat(page.position()).isEqualTo(Seen.NOTHING.position());
    }

    @Test
    void onlyInvoicesAndPaymentsCanBeCaughtUpOn() {
        assertThatThrownBy(() -> catchUp("Account")).hasMessageContaining("not Account");
    }

    private CatchUp catchUp(String record) {
        return billing.connector().catchUp().catchUp("billing", Map.of("record", record));
    }

    private static String toEnd(CatchUp catchUp, Optional<String> from, List<Hint> hints) {
        CatchUp.Page page = catchUp.next(from);
        hints.addAll(page.hints());
        while (page.more()) {
            page = catchUp.next(Optional.of(page.position()));
            hints.addAll(page.hints());
        }
        return page.position();
    }

    private String pay(String invoice) {
        billing.client().post("/1.0/kb/invoices/" + invoice + "/payments?externalPayment=true", """
                {'accountId':'%s','targetInvoiceId':'%s','purchasedAmount':100,'currency':'EUR',
                 'paymentExternalKey':'%s'}""".formatted(
                        account, invoice, invoice));
        return billing.get("/payments?externalKey=" + invoice).get("paymentId").asText();
    }

    private String account() {
        return TestDelivery.of("account", UUID.randomUUID().toString(), "billing", "{'name':'N','currency':'EUR'}")
                .brought(billing.accounts())
                .delivery()
                .reference()
                .orElseThrow()
                .recordId();
    }

    private TestDelivery charge(String number) {
        return TestDelivery.of("charge", number + account, "billing", """
                {'accountId':'%s','currency':'EUR','targetDate':'2026-04-15',
                 'lines':[{'line':'10','amount':'100.00','description':'Set-up'}],'taxes':[]}""".formatted(account));
    }
}
