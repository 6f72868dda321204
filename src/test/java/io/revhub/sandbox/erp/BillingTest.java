package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class BillingTest {

    private static final String BILLING = ErpClient.ODATA + "API_BILLING_DOCUMENT_SRV/";

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);
    private final Delivering delivering = new Delivering(erp);

    @Test
    void aClerkBillsWhatIsIssuedAndTheBooksHaveIt() {
        String order = order();
        String delivery = delivering.issued(order, "1");

        JsonNode invoice = billed(order);

        assertThat(invoice.get("TotalNetAmount").asText()).isEqualTo("314.96");
        assertThat(invoice.get("TaxAmount").asText()).isEqualTo("59.84");
        assertThat(invoice.get("TotalGrossAmount").asText()).isEqualTo("374.80");
        assertThat(invoice.at("/to_Item/results/0/ReferenceSDDocument").asText())
                .isEqualTo(delivery);
        JsonNode entry = entry(invoice);
        assertThat(entry).hasSize(3);
        assertThat(entry.findValuesAsText("AmountInTransactionCurrency"))
                .containsExactlyInAnyOrder("374.80", "-314.96", "-59.84");
        assertThat(delivering
                        .header(delivery)
                        .get("OverallDelivReltdBillgStatus")
                        .asText())
                .isEqualTo("C");
    }

    @Test
    void partialBillsTogetherAreTheOrderToTheCent() {
        String order = order();
        delivering.issued(order, "1");
        JsonNode first = billed(order);
        delivering.issued(order, "1");
        JsonNode second = billed(order);
        delivering.issued(order, "1");
        JsonNode third = billed(order);

        assertThat(Money.in(first, "TotalNetAmount")
                        .add(Money.in(second, "TotalNetAmount"))
                        .add(Money.in(third, "TotalNetAmount")))
                .isEqualByComparingTo("944.87");
        assertThat(bill(order).status()).isEqualTo(400);
    }

    @Test
    void nothingIsBilledBeforeGoodsIssueAndNothingThatIsInvoicedOutside() {
        String order = order();
        delivering.deliver(order, null);
        assertThat(bill(order).body()).contains("can be billed yet");

        Answer outside = erp.post(
                ErpClient.ORDERS + "A_SalesOrder",
                Given.orderBody(given.customer(), given.product(), "Q-Z").replace("\"OR\"", "\"ZRH\""));
        String invoicedOutside = outside.d().get("SalesOrder").asText();
        delivering.issued(invoicedOutside, null);
        assertThat(bill(invoicedOutside).body()).contains("Orders of type ZRH are not billed here");
    }

    @Test
    void aCancellationTakesTheBooksBackAndLetsBillAgain() {
        String order = order();
        String delivery = delivering.issued(order, null);
        JsonNode invoice = billed(order);
        String number = invoice.get("BillingDocument").asText();

        Answer cancelled = erp.post(BILLING + "Cancel?BillingDocument='" + number + "'", null);

        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        String cancellation =
                cancelled.d().at("/results/0/CancellationBillingDocument").asText();
        assertThat(read(number).get("BillingDocumentIsCancelled").booleanValue())
                .isTrue();
        assertThat(read(cancellation).get("CancelledBillingDocument").asText()).isEqualTo(number);
        assertThat(entry(read(cancellation)).findValuesAsText("AmountInTransactionCurrency"))
                .containsExactlyInAnyOrder("-1124.40", "944.87", "179.53");
        assertThat(delivering
                        .header(delivery)
                        .get("OverallDelivReltdBillgStatus")
                        .asText())
                .isEqualTo("A");
        assertThat(billed(order).get("TotalNetAmount").asText()).isEqualTo("944.87");
        assertThat(erp.post(BILLING + "Cancel?BillingDocument='" + number + "'", null)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theInvoiceIsAPdf() {
        String order = order();
        delivering.issued(order, null);
        String number = billed(order).get("BillingDocument").asText();

        Answer pdf = erp.get(BILLING + "GetPDF?BillingDocument='" + number + "'");

        byte[] file = Base64.getDecoder()
                .decode(pdf.d().at("/GetPDF/BillingDocumentBinary").asText());
        assertThat(new String(file))
                .startsWith("%PDF-1.4")
                .contains("Invoice " + number)
                .contains("1124.40");
    }

    private JsonNode billed(String order) {
        Answer answer = bill(order);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return read(answer.header("location").replaceFirst(".*/", ""));
    }

    /** As the clerk does on the order's page. */
    private Answer bill(String order) {
        return erp.raw("POST", "/orders/" + order + "/bill", null);
    }

    private JsonNode read(String number) {
        return erp.get(BILLING + "A_BillingDocument('" + number + "')?$expand=to_Item")
                .d();
    }

    private JsonNode entry(JsonNode invoice) {
        return erp.get(ErpClient.CUBE + "?$filter=AccountingDocument eq '"
                        + invoice.get("AccountingDocument").asText() + "'")
                .d()
                .get("results");
    }

    private String order() {
        return given.order(given.customer(), given.product(), "Q-B")
                .d()
                .get("SalesOrder")
                .asText();
    }
}
