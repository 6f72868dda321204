package io.revhub.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation.SystemSettings;
import io.revhub.cli.client.Web;
import io.revhub.cli.demo.Voucher.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The ERP, as an accountant's client reads it. */
public final class Erp {

    private static final int PAGE = 500;
    private static final String ODATA = "/sap/opu/odata/sap/";

    private final Web web;

    Erp(SystemSettings settings) {
        this.web = new Web(
                settings.address(),
                Map.of(
                        "Authorization", Web.basic(settings.option("username"), settings.option("password")),
                        "sap-client", settings.option("sap-client")));
    }

    public boolean hasProduct(String sku) {
        return web.find(ODATA + "API_PRODUCT_SRV/A_Product('" + Web.encoded(sku) + "')")
                .isPresent();
    }

    /** All entities of a set of a service, page by page. */
    public List<JsonNode> all(String service, String set) {
        List<JsonNode> found = new ArrayList<>();
        for (int skip = 0, page = PAGE; page == PAGE; skip += PAGE) {
            JsonNode results = web.get(ODATA + service + "/" + set + "?$top=" + PAGE + "&$skip=" + skip)
                    .path("d")
                    .path("results");
            results.forEach(found::add);
            page = results.size();
        }
        return found;
    }

    /**
     * Reads a posted document back.
     *
     * @param record company code, fiscal year and number: 1010/2026/1800000000
     */
    public Voucher voucher(String record) {
        String[] key = record.split("/");
        String filter = "CompanyCode eq '%s' and FiscalYear eq '%s' and AccountingDocument eq '%s'"
                .formatted(key[0], key[1], key[2]);
        List<JsonNode> items = new ArrayList<>();
        web.get(ODATA + "API_OPLACCTGDOCITEMCUBE_SRV/A_OperationalAcctgDocItemCube?$filter=" + Web.encoded(filter))
                .path("d")
                .path("results")
                .forEach(items::add);
        if (items.isEmpty()) {
            throw new IllegalStateException("The ERP does not know the document " + record);
        }
        items.sort(Comparator.comparingInt(i -> i.path("AccountingDocumentItem").asInt()));
        return new Voucher(
                record,
                items.get(0).path("AccountingDocumentType").asText(),
                items.get(0).path("AccountingDocumentHeaderText").asText(),
                items.stream().map(Erp::item).toList());
    }

    private static Item item(JsonNode item) {
        String customer = item.path("Customer").asText("");
        return new Item(
                item.path("DebitCreditCode").asText(),
                item.path("GLAccount").asText().replaceFirst("^0+", ""),
                item.path("GLAccountName").asText(),
                new BigDecimal(item.path("AmountInTransactionCurrency").asText()).abs(),
                item.path("TransactionCurrency").asText(),
                !customer.isEmpty(),
                item.path("IsCleared").asBoolean());
    }
}
