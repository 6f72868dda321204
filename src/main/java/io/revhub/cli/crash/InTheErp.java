package io.revhub.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.crash.Verdict.Fault;
import io.revhub.cli.demo.DealThread;
import io.revhub.cli.demo.Erp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands in the ERP and belongs to no deal was made twice. */
final class InTheErp {

    private final Erp erp;
    private final Verdict verdict;
    private final Set<String> booked = new HashSet<>();
    private final Set<String> orders = new HashSet<>();

    InTheErp(Erp erp, Verdict verdict) {
        this.erp = erp;
        this.verdict = verdict;
    }

    /** What this deal has in the ERP has its place there. */
    void belongs(DealThread deal) {
        booked.addAll(deal.records("journal-entry", "erp"));
        booked.addAll(deal.records("clearing", "erp"));
        orders.addAll(deal.records("order", "erp"));
    }

    /** After all deals have been told. */
    void compare() {
        List<JsonNode> all = erp.all("API_SALES_ORDER_SRV", "A_SalesOrder");
        Comparison.counted(all, o -> o.path("PurchaseOrderByCustomer").asText()).forEach((key, times) -> {
            if (times > 1) {
                verdict.found(Fault.TWICE, key + " is " + times + " sales orders in the ERP");
            }
        });
        all.stream()
                .map(o -> o.path("SalesOrder").asText())
                .filter(o -> !orders.contains(o))
                .forEach(o -> verdict.found(Fault.TWICE, "The sales order " + o + " belongs to no deal"));
        Set<String> posted = erp.all("API_OPLACCTGDOCITEMCUBE_SRV", "A_OperationalAcctgDocItemCube").stream()
                .map(item -> item.path("CompanyCode").asText() + "/"
                        + item.path("FiscalYear").asText() + "/"
                        + item.path("AccountingDocument").asText())
                .collect(Collectors.toSet());
        posted.stream()
                .filter(b -> !booked.contains(b))
                .forEach(b -> verdict.found(Fault.TWICE, "The journal entry " + b + " belongs to no deal"));
        verdict.compared("sales orders in the ERP", all.size());
        verdict.compared("postings in the ERP", posted.size());
    }
}
