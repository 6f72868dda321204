package io.revhub.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.odata.ODataClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The ERP, as an accountant's client reads it. */
final class Erp {

    static final String ODATA = "/sap/opu/odata/sap/";
    private static final int CHANGED = 204;
    private static final String ITEMS = ODATA + "API_OPLACCTGDOCITEMCUBE_SRV/A_OperationalAcctgDocItemCube";

    final Web web;
    private final URI pages;
    private final String login;
    private final Accounts accounts = new Accounts();
    private final ODataClient clerk;

    Erp(Installation installation) {
        Installation.Simulated erp = installation.sandbox().get("erp");
        this.pages = erp.address();
        this.clerk = new ODataClient(new Settings(erp.address(), null, null, erp.login()), new ObjectMapper());
        this.login = Web.basic(erp.login().get("username"), erp.login().get("password"));
        this.web = new Web(erp.address(), Map.of("Authorization", login));
    }

    /**
     * An entry as an accountant writes it down: {@code "DR 2026-04-15 S DEB 11834.55 H DEF 9945.00 H VAT 1889.55"}.
     *
     * @param record company code, fiscal year and number: 1010/2026/1800000000
     */
    String entry(String record) {
        List<JsonNode> items = items(record);
        String lines = items.stream().map(this::line).collect(Collectors.joining(" "));
        JsonNode first = items.get(0);
        return first.path("AccountingDocumentType").asText() + " " + date(first.path("PostingDate")) + " " + lines;
    }

    /** The same in the currency of the company code. */
    String entryInCompanyCurrency(String record) {
        return items(record).stream()
                .map(item -> line(item, "AmountInCompanyCodeCurrency"))
                .collect(Collectors.joining(" "));
    }

    boolean isCleared(String record) {
        return items(record).stream()
                .filter(item -> !item.path("Customer").asText().isEmpty())
                .allMatch(item -> item.path("IsCleared").asBoolean());
    }

    private List<JsonNode> items(String record) {
        String[] key = record.split("/");
        return query("CompanyCode eq '%s' and FiscalYear eq '%s' and AccountingDocument eq '%s'"
                .formatted(key[0], key[1], key[2]));
    }

    /** Finance agrees payment terms with a customer of a company code, by their key there. */
    void agrees(String customer, String companyCode, String paymentTerms) {
        clerk.update(
                "API_BUSINESS_PARTNER",
                "A_CustomerCompany(Customer='" + customer + "',CompanyCode='" + companyCode + "')",
                JsonNodeFactory.instance.objectNode().put("PaymentTerms", paymentTerms));
    }

    /** Finance limits what a customer may owe. */
    void limits(String customer, String amount, String currency) {
        clerk.create(
                "API_CRDTMBUSINESSPARTNER",
                "CreditManagementAccount",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("BusinessPartner", customer)
                        .put("CreditSegment", "0000")
                        .put("CreditLimitAmount", amount)
                        .put("CreditSegmentCurrency", currency));
    }

    /** The company codes in which this is a customer. */
    List<String> companyCodes(String customer) {
        return texts("API_BUSINESS_PARTNER/A_Customer('" + customer + "')/to_CustomerCompany", "CompanyCode");
    }

    /** The sales organisations that sell this product. */
    List<String> salesOrganisations(String product) {
        return texts("API_PRODUCT_SRV/A_Product('" + product + "')/to_SalesDelivery", "ProductSalesOrg");
    }

    /** Who has this part in an order: SH gets the goods, BP the invoice, PY pays. */
    String partner(String order, String function) {
        return web.get(ODATA + "API_SALES_ORDER_SRV/A_SalesOrderHeaderPartner(SalesOrder='" + order
                        + "',PartnerFunction='" + function + "')")
                .at("/d/Customer")
                .asText();
    }

    /** Who has this part in what is sold to a customer by 1010; empty: itself. */
    String partnerOfCustomer(String customer, String function) {
        return web.get(ODATA + "API_BUSINESS_PARTNER/A_CustSalesPartnerFunc?$filter="
                        + Web.encoded("Customer eq '" + customer
                                + "' and SalesOrganization eq '1010' and PartnerFunction eq '" + function + "'"))
                .at("/d/results/0/BPCustomerNumber")
                .asText();
    }

    String soldTo(String order) {
        return web.get(ODATA + "API_SALES_ORDER_SRV/A_SalesOrder('" + order + "')")
                .at("/d/SoldToParty")
                .asText();
    }

    /** A sales quotation, or a sales contract, with its items. */
    JsonNode salesDocument(String type, String number) {
        String service = type.equals("SalesQuotation") ? "API_SALES_QUOTATION_SRV" : "API_SALES_CONTRACT_SRV";
        return web.get(ODATA + service + "/A_" + type + "('" + number + "')?$expand=to_Item")
                .path("d");
    }

    /** The product of an order's only item. */
    String material(String order) {
        return texts("API_SALES_ORDER_SRV/A_SalesOrder('" + order + "')/to_Item", "Material")
                .get(0);
    }

    private List<String> texts(String path, String field) {
        List<String> texts = new ArrayList<>();
        web.get(ODATA + path)
                .at("/d/results")
                .forEach(one -> texts.add(one.path(field).asText()));
        texts.sort(Comparator.naturalOrder());
        return texts;
    }

    /** Goods come into plant 1010. */
    void receives(String material, int quantity) {
        web.post(
                "/_sandbox/goods-receipts",
                Map.of("material", material, "plant", "1010", "unit", "PC", "quantity", quantity));
    }

    /** Clerks deliver so many of an order's item, and the goods leave the house. */
    void delivers(String order, String item, int quantity) {
        click("/deliveries/" + click("/orders/" + order + "/deliver", item + "=" + quantity) + "/goods-issue", "");
    }

    /** Clerks deliver so much of an order's item, issue the goods and bill the order; the number of the entry that is posted. */
    String deliveredAndBilled(String order, String item, String quantity) {
        String delivery = click("/orders/" + order + "/deliver", item + "=" + quantity);
        click("/deliveries/" + delivery + "/goods-issue", "");
        String invoice = click("/orders/" + order + "/bill", "");
        return web.get(ODATA + "API_BILLING_DOCUMENT_SRV/A_BillingDocument('" + invoice + "')")
                .at("/d/AccountingDocument")
                .asText();
    }

    /** A clerk changes fields of an entity, for example of {@code API_PRODUCT_SRV/A_Product('1')}. */
    void changes(String entity, Map<String, ?> fields) {
        URI address = URI.create(pages + ODATA + entity);
        HttpClient session =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpRequest.Builder call = HttpRequest.newBuilder(address).header("Authorization", login);
        try {
            String token = session.send(
                            call.copy().header("X-CSRF-Token", "Fetch").build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("X-CSRF-Token")
                    .orElseThrow();
            HttpResponse<String> answer = session.send(
                    call.header("X-CSRF-Token", token)
                            .header("If-Match", "*")
                            .header("Content-Type", "application/json")
                            .method(
                                    "PATCH",
                                    HttpRequest.BodyPublishers.ofString(new ObjectMapper()
                                            .valueToTree(fields)
                                            .toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != CHANGED) {
                throw new IllegalStateException(entity + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // a page leads to what it has made
    private String click(String page, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(pages + page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceFirst(".*/", "");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the bank tells of a transfer; the ERP posts and clears it by what its text names. */
    void bankTells(LocalDate date, String amount, String currency, String text) {
        bankTells(date, amount, currency, amount, text);
    }

    /** The same; the bank has given so much for it in the currency of the company code. */
    void bankTells(LocalDate date, String amount, String currency, String companyAmount, String text) {
        web.post(
                "/_sandbox/bank-statements",
                Map.of(
                        "companyCode",
                        "1010",
                        "number",
                        "ST-" + UUID.randomUUID().toString().substring(0, 8),
                        "lines",
                        List.of(Map.of(
                                "date",
                                date.toString(),
                                "amount",
                                new BigDecimal(amount),
                                "currency",
                                currency,
                                "companyAmount",
                                new BigDecimal(companyAmount),
                                "text",
                                text))));
    }

    /** All that is posted on the customer's account. */
    BigDecimal balance(String customer) {
        return query("Customer eq '" + customer + "'").stream()
                .map(item ->
                        new BigDecimal(item.path("AmountInTransactionCurrency").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The customer whom an entry concerns. */
    String customer(String record) {
        return items(record).stream()
                .map(item -> item.path("Customer").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** What the bank tells of a transfer that names nothing; the year and number of the entry that is posted. */
    String bankTellsOf(String customer, LocalDate date, String amount) {
        JsonNode outcome = web.post(
                        "/_sandbox/bank-statements",
                        Map.of(
                                "companyCode",
                                "1010",
                                "number",
                                "ST-" + UUID.randomUUID().toString().substring(0, 8),
                                "lines",
                                List.of(Map.of(
                                        "date",
                                        date.toString(),
                                        "amount",
                                        new BigDecimal(amount),
                                        "currency",
                                        "EUR",
                                        "customer",
                                        customer,
                                        "text",
                                        "Danke"))))
                .path(0);
        return date.getYear() + "-" + outcome.path("document").asText();
    }

    /** All that is open on the account of the customer whom this entry concerns. */
    BigDecimal openBeside(String record) {
        String customer = customer(record);
        return query("Customer eq '" + customer + "' and IsCleared eq false").stream()
                .map(item ->
                        new BigDecimal(item.path("AmountInTransactionCurrency").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<JsonNode> query(String filter) {
        List<JsonNode> items = new ArrayList<>();
        web.get(ITEMS + "?$filter=" + Web.encoded(filter))
                .path("d")
                .path("results")
                .forEach(items::add);
        items.sort(Comparator.comparingInt(i -> i.path("AccountingDocumentItem").asInt()));
        return items;
    }

    private String line(JsonNode item) {
        return line(item, "AmountInTransactionCurrency");
    }

    private String line(JsonNode item, String field) {
        String amount = new BigDecimal(item.path(field).asText()).abs().toPlainString();
        return item.path("DebitCreditCode").asText() + " "
                + accounts.role(item.path("GLAccount").asText()) + " " + amount;
    }

    private static String date(JsonNode date) {
        long millis = Long.parseLong(date.asText().replaceAll("[^0-9-]", ""));
        return LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L)).toString();
    }
}
