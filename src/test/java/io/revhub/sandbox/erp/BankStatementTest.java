package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.Given.debtor;
import static io.revhub.sandbox.erp.Given.entry;
import static io.revhub.sandbox.erp.Given.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The incoming payments of the worked case A, to the cent. */
class BankStatementTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);
    private final Books books = new Books(erp);

    private String customer;
    private String first;
    private String second;

    @BeforeEach
    void twoInvoices() {
        customer = given.customer();
        first = Books.document(books.post(invoice("629.91", "119.68", "749.59", "")));
        second = Books.document(books.post(invoice("2814.96", "534.84", "3349.80", "")));
    }

    @Test
    void oneTransferPaysTwoInvoices() {
        String payment = statement("4099.39", "invoices " + first + " and " + second);

        assertThat(lines(payment)).containsExactly("S 11001000 4099.39", "H 12100000 -4099.39");
        assertThat(clearedBy(first)).isEqualTo(payment);
        assertThat(clearedBy(second)).isEqualTo(payment);
        assertThat(open()).isEmpty();
    }

    @Test
    void aSmallDifferenceIsLetGoWithItsTax() {
        String payment = statement("749.00", first);

        assertThat(lines(payment))
                .containsExactlyInAnyOrder(
                        "S 11001000 749.00", "S 44000000 0.50", "S 22000000 0.09", "H 12100000 -749.59");
        assertThat(clearedBy(first)).isEqualTo(payment);
    }

    @Test
    void aPartStaysOpenUntilTheRestComes() {
        statement("700.00", first);
        assertThat(open()).containsExactlyInAnyOrder("3349.80", "749.59", "-700.00");

        String rest = statement("49.59", first);

        assertThat(clearedBy(first)).isEqualTo(rest);
        assertThat(open()).containsExactly("3349.80");
    }

    @Test
    void whatIsTooMuchStaysOnAccount() {
        String payment = statement("800.00", first);

        assertThat(clearedBy(first)).isEqualTo(payment);
        assertThat(open()).containsExactlyInAnyOrder("-50.41", "3349.80");
    }

    @Test
    void cashDiscountIsGrantedAsLongAsItsDaysRun() {
        String terms = "<CashDiscount1Days>14</CashDiscount1Days><CashDiscount1Percent>2.000</CashDiscount1Percent>";
        String discounted = Books.document(books.post(invoice("2814.96", "534.84", "3349.80", terms)));

        String late = statement("2026-05-01", "3282.80", discounted);
        assertThat(clearedBy(discounted)).isEmpty();
        assertThat(lines(late)).hasSize(2);

        String again = Books.document(books.post(invoice("2814.96", "534.84", "3349.80", terms)));
        String payment = statement("3282.80", again);
        assertThat(lines(payment))
                .containsExactlyInAnyOrder(
                        "S 11001000 3282.80", "S 44000000 56.30", "S 22000000 10.70", "H 12100000 -3349.80");
        assertThat(clearedBy(again)).isEqualTo(payment);
    }

    @Test
    void aDollarInvoiceIsPaidAtAnotherRateAndTheGainIsPosted() {
        String invoice = Books.document(books.post(entry(
                Given.unique("USD-"),
                dollars(item(2, "41200000", "-1200.00", "H") + debtor(1, customer, "1200.00", "S"), "1105.99"))));

        String payment = outcome("""
                {"date":"2026-04-20","amount":"1200.00","currency":"USD","companyAmount":"1119.40","text":"%s"}""".formatted(invoice)).get("document").asText();

        List<String> euros = new ArrayList<>();
        books.items(payment)
                .forEach(line -> euros.add(line.get("GLAccount").asText() + " "
                        + line.get("AmountInCompanyCodeCurrency").asText()));
        assertThat(euros).containsExactlyInAnyOrder("11001000 1119.40", "12100000 -1105.99", "72500000 -13.41");
        assertThat(clearedBy(invoice)).isEqualTo(payment);
    }

    @Test
    void aStatementIsTakenOnceAndWhatNamesNobodyIsLeftForAClerk() {
        String number = Given.unique("BS-");
        String line = """
                {"date":"2026-04-20","amount":"749.59","currency":"EUR","text":"thank you"}""";

        assertThat(outcome(number, line).get("note").asText()).startsWith("To be processed");
        form("/bank/assign", "line=" + number + "/1&customer=" + customer);

        assertThat(open()).containsExactlyInAnyOrder("-749.59", "749.59", "3349.80");
        assertThat(outcome(number, line).get("note").asText()).isEqualTo("Taken before");
        assertThat(open()).hasSize(3);
    }

    @Test
    void whoIsOverdueIsDunnedLevelByLevelUnlessBlocked() {
        run("2026-06-01");
        assertThat(dunning().get("DunningLevel").asText()).isEqualTo("1");
        run("2026-06-05");
        assertThat(dunning().get("DunningLevel").asText()).isEqualTo("1");
        form("/dunning/block", "companyCode=1010&customer=" + customer + "&reason=A");
        run("2026-06-20");
        assertThat(dunning().get("DunningLevel").asText()).isEqualTo("1");
        assertThat(dunning().get("DunningBlock").asText()).isEqualTo("A");
        form("/dunning/block", "companyCode=1010&customer=" + customer + "&reason=");
        run("2026-06-20");
        assertThat(dunning().get("DunningLevel").asText()).isEqualTo("2");
        assertThat(books.items(first).at("/0/DunningLevel").asText()).isEqualTo("2");

        statement("2026-06-21", "4099.39", first + " " + second);
        run("2026-07-10");
        assertThat(dunning().get("DunningLevel").asText()).isEqualTo("0");
    }

    @Test
    void aClerkSeesAccountsOpenItemsPeriodsAndStatements() {
        assertThat(erp.page("/open-items")).contains(first, "749.59", "/customers/" + customer);
        assertThat(erp.page("/customers/" + customer)).contains(first, second);
        assertThat(erp.page("/accounts")).contains("/accounts/1010/12100000");
        assertThat(erp.page("/accounts/1010/41000000")).contains(first);
        form("/periods", "companyCode=1010&period=2027-02&state=closed");
        assertThat(erp.page("/periods")).contains("<td>2027-02</td><td>closed</td>");
        form("/periods", "companyCode=1010&period=2027-02&state=open");
    }

    private String invoice(String net, String tax, String gross, String terms) {
        String debtor = debtor(1, customer, gross, "S");
        return entry(
                Given.unique("B-"),
                item(2, "41000000", "-" + net, "H")
                        + debtor.replace("<NetPaymentDays>", terms + "<NetPaymentDays>")
                        + Given.tax("-" + tax, "-" + net));
    }

    private static String dollars(String lines, String euros) {
        return lines.replace("\"EUR\"", "\"USD\"")
                .replace(
                        ">-1200.00</AmountInTransactionCurrency>",
                        ">-1200.00</AmountInTransactionCurrency>"
                                + "<AmountInCompanyCodeCurrency currencyCode=\"EUR\">-" + euros
                                + "</AmountInCompanyCodeCurrency>")
                .replace(
                        ">1200.00</AmountInTransactionCurrency>",
                        ">1200.00</AmountInTransactionCurrency>"
                                + "<AmountInCompanyCodeCurrency currencyCode=\"EUR\">" + euros
                                + "</AmountInCompanyCodeCurrency>");
    }

    private String statement(String amount, String text) {
        return statement("2026-04-20", amount, text);
    }

    private String statement(String date, String amount, String text) {
        return outcome("{\"date\":\"" + date + "\",\"amount\":\"" + amount + "\",\"currency\":\"EUR\",\"text\":\""
                        + text + "\"}")
                .get("document")
                .asText();
    }

    private JsonNode outcome(String line) {
        return outcome(Given.unique("BS-"), line);
    }

    private JsonNode outcome(String number, String line) {
        return erp.raw(
                        "POST",
                        "/_sandbox/bank-statements",
                        "{\"companyCode\":\"1010\",\"number\":\"" + number + "\",\"lines\":[" + line + "]}")
                .json()
                .get(0);
    }

    private void form(String path, String body) {
        assertThat(erp.raw(
                                "POST",
                                path,
                                body,
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Accept",
                                "text/html")
                        .status())
                .isEqualTo(200);
    }

    private void run(String date) {
        assertThat(erp.raw("POST", "/_sandbox/dunning-runs", "{\"companyCode\":\"1010\",\"date\":\"" + date + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private JsonNode dunning() {
        return erp.get(ErpClient.PARTNERS + "A_CustomerDunning(Customer='" + customer
                        + "',CompanyCode='1010',DunningArea='')")
                .d();
    }

    private List<String> lines(String document) {
        List<String> lines = new ArrayList<>();
        books.items(document)
                .forEach(line -> lines.add(line.get("DebitCreditCode").asText() + " "
                        + line.get("GLAccount").asText() + " "
                        + line.get("AmountInTransactionCurrency").asText()));
        return lines;
    }

    private String clearedBy(String document) {
        return books.items(document).at("/0/ClearingAccountingDocument").asText();
    }

    private List<String> open() {
        List<String> open = new ArrayList<>();
        erp.get(ErpClient.CUBE + "?$filter=Customer eq '" + customer + "' and IsCleared eq false")
                .d()
                .get("results")
                .forEach(
                        item -> open.add(item.get("AmountInTransactionCurrency").asText()));
        return open;
    }
}
