package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up how a customer stands in a company code, {@code <customer>/<company code>}: {@code open, overdue, oldestDue} of the
 * open items, {@code dunningLevel, dunningBlock}, {@code creditLimit, creditBlocked} of the credit account (null without one),
 * {@code lastPayment {date, amount, currency}}, {@code paymentTerms} of the company code, {@code orderBlock} of the customer
 * (null: not blocked), all as of {@code asOf}. Amounts are in the company code's {@code currency}; the credit limit is in
 * {@code creditCurrency}. {@code exposure} is what the credit limit is held against: all open items of the customer and the
 * net values of orders that are not finished, an assumption, because the ERP's own figure has no API that is known here. A
 * customer that the company code does not have is not there.
 */
final class CustomerAccountReader implements Reader {

    private static final String PARTNERS = "API_BUSINESS_PARTNER";

    private final ODataClient erp;
    private final String creditSegment;
    private final String paymentType;
    private final Clock clock;

    CustomerAccountReader(ODataClient erp, String creditSegment, String paymentType, Clock clock) {
        this.erp = erp;
        this.creditSegment = creditSegment;
        this.paymentType = paymentType;
        this.clock = clock;
    }

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> accounts = new LinkedHashMap<>();
        try {
            for (String id : recordIds) {
                String[] parts = id.split("/");
                if (parts.length == 2) {
                    account(parts[0], parts[1]).ifPresent(account -> accounts.put(id, account));
                }
            }
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
        return accounts;
    }

    private Optional<ObjectNode> account(String customer, String companyCode) {
        Map<String, String> key = new LinkedHashMap<>();
        key.put("Customer", customer);
        key.put("CompanyCode", companyCode);
        List<ObjectNode> companies = erp.query(PARTNERS, "A_CustomerCompany", Query.filter(OData.allOf(key)));
        if (companies.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode account = JsonNodeFactory.instance.objectNode();
        account.put("Customer", customer).put("CompanyCode", companyCode);
        account.put("asOf", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        account.put("paymentTerms", text(companies.get(0), "PaymentTerms"));
        account.put("orderBlock", orderBlock(customer));
        OpenAccount open = new OpenAccount(
                items(OData.allOf(key)
                        + " and FinancialAccountType eq 'D' and SpecialGLCode eq '' and IsCleared eq false"),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        open.describe(account);
        dunning(OData.allOf(key), account);
        credit(customer, account);
        account.put("exposure", exposure(customer).toPlainString());
        lastPayment(OData.allOf(key), account);
        return Optional.of(account);
    }

    private String orderBlock(String customer) {
        return erp.read(PARTNERS, OData.entity("A_Customer", customer), Query.ALL.select("OrderIsBlockedForCustomer"))
                .map(found -> text(found, "OrderIsBlockedForCustomer"))
                .orElse(null);
    }

    private BigDecimal exposure(String customer) {
        BigDecimal open = OpenAccount.sum(items("Customer eq " + OData.text(customer)
                + " and FinancialAccountType eq 'D' and SpecialGLCode eq '' and IsCleared eq false"));
        Query orders = Query.filter("SoldToParty eq " + OData.text(customer) + " and OverallSDProcessStatus ne 'C'")
                .select("SalesOrder,TotalNetAmount");
        return erp.query("API_SALES_ORDER_SRV", "A_SalesOrder", orders).stream()
                .map(order -> new BigDecimal(order.path("TotalNetAmount").asText("0")))
                .reduce(open, BigDecimal::add);
    }

    private static String text(JsonNode entity, String field) {
        String text = entity.path(field).asText();
        return text.isEmpty() ? null : text;
    }

    private List<ObjectNode> items(String filter) {
        return erp.query(PaymentReader.SERVICE, PaymentReader.SET, Query.filter(filter));
    }

    private void dunning(String customer, ObjectNode account) {
        List<ObjectNode> areas = erp.query(PARTNERS, "A_CustomerDunning", Query.filter(customer));
        account.put(
                "dunningLevel",
                areas.stream()
                        .map(area -> area.path("DunningLevel").asText())
                        .filter(level -> !level.isBlank())
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElse(0));
        account.put(
                "dunningBlock",
                areas.stream()
                        .map(area -> area.path("DunningBlock").asText())
                        .filter(block -> !block.isEmpty())
                        .findFirst()
                        .orElse(null));
    }

    private void credit(String customer, ObjectNode account) {
        Map<String, String> key = new LinkedHashMap<>();
        key.put("BusinessPartner", customer);
        key.put("CreditSegment", creditSegment);
        Optional<ObjectNode> credit =
                erp
                        .query("API_CRDTMBUSINESSPARTNER", "CreditManagementAccount", Query.filter(OData.allOf(key)))
                        .stream()
                        .findFirst();
        account.put(
                "creditLimit",
                credit.map(c -> c.path("CreditLimitAmount").asText()).orElse(null));
        account.put(
                "creditCurrency",
                credit.map(c -> c.path("CreditSegmentCurrency").asText()).orElse(null));
        account.put(
                "creditBlocked",
                credit.map(c -> c.path("CreditAccountIsBlocked").asBoolean()).orElse(null));
    }

    private void lastPayment(String customer, ObjectNode account) {
        Query newest = Query.filter(customer + " and FinancialAccountType eq 'D' and AccountingDocumentType eq "
                        + OData.text(paymentType) + " and IsReversal eq false and DebitCreditCode eq 'H'")
                .orderBy("PostingDate desc,AccountingDocument desc")
                .top(1);
        Optional<ObjectNode> payment = erp.query(PaymentReader.SERVICE, PaymentReader.SET, newest).stream()
                .findFirst();
        account.set("lastPayment", payment.map(this::payment).orElse(null));
    }

    // all that its document has on the customer's account
    private ObjectNode payment(ObjectNode item) {
        Entry entry = Entry.ofItem(item);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CompanyCode", entry.companyCode());
        fields.put("FiscalYear", entry.fiscalYear());
        fields.put("AccountingDocument", entry.document());
        fields.put("FinancialAccountType", "D");
        ObjectNode payment = JsonNodeFactory.instance.objectNode();
        payment.put("date", OpenAccount.date(item.path("PostingDate")).toString());
        payment.put(
                "amount", OpenAccount.sum(items(OData.allOf(fields))).negate().toPlainString());
        payment.set("currency", item.get("CompanyCodeCurrency"));
        return payment;
    }
}
