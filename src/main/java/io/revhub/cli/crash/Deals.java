package io.revhub.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.crash.Verdict.Fault;
import io.revhub.cli.demo.Accounts;
import io.revhub.cli.demo.Balance;
import io.revhub.cli.demo.Billing;
import io.revhub.cli.demo.DealThread;
import io.revhub.cli.demo.Hub;
import io.revhub.cli.demo.Landscape;
import io.revhub.cli.demo.Voucher;
import io.revhub.workspace.Workspace;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The deals: each signed quote is one order everywhere, invoiced, paid, booked and cleared once; the others are nothing. */
final class Deals {

    private final People people;
    private final Hub hub;
    private final Landscape landscape;
    private final Verdict verdict;
    private final Accounts accounts = Accounts.of(new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1)));
    private final Set<String> bookedByDeals = new HashSet<>();
    private final Set<String> ordersOfDeals = new HashSet<>();

    Deals(People people, Hub hub, Landscape landscape, Verdict verdict) {
        this.people = people;
        this.hub = hub;
        this.landscape = landscape;
        this.verdict = verdict;
    }

    void compare() {
        List<JsonNode> inCrm = landscape.crm().query("SELECT OrderReferenceNumber, Status FROM Order");
        Map<String, Long> orders =
                Comparison.counted(inCrm, o -> o.path("OrderReferenceNumber").asText());
        for (People.Deal deal : people.deals()) {
            long made = orders.getOrDefault(deal.run().quote(), 0L);
            if (deal.signed()) {
                signed(deal, made);
            } else if (made > 0) {
                verdict.found(Fault.TWICE, deal.run().quote() + " was never signed and is an order in the CRM");
            }
        }
        inTheErp();
        int signed = (int) people.deals().stream().filter(People.Deal::signed).count();
        verdict.compared("deals signed", signed);
        verdict.compared("quotes never signed", people.deals().size() - signed);
    }

    private void signed(People.Deal deal, long inCrm) {
        String quote = deal.run().quote();
        if (inCrm > 1) {
            verdict.found(Fault.TWICE, quote + " is " + inCrm + " orders in the CRM");
        }
        Optional<DealThread> thread = hub.deal(quote);
        if (thread.isEmpty()) {
            verdict.found(Fault.LOST, quote + " is signed, and the hub does not know it");
            return;
        }
        DealThread told = thread.get();
        bookedByDeals.addAll(told.records("journal-entry", "erp"));
        bookedByDeals.addAll(told.records("clearing", "erp"));
        ordersOfDeals.addAll(told.records("order", "erp"));
        if (!told.isClosed()) {
            verdict.found(
                    told.blockers().isEmpty() ? Fault.UNEXPLAINED : Fault.LOST,
                    quote + " is not closed. " + String.join(" ", told.blockers()));
        }
        balance(deal, told);
    }

    private void balance(People.Deal deal, DealThread told) {
        List<Billing.Invoice> invoices = told.records("invoice", "billing").stream()
                .findFirst()
                .map(landscape.billing()::accountOf)
                .map(landscape.billing()::invoices)
                .orElse(List.of());
        List<Voucher> vouchers = told.records("journal-entry", "erp").stream()
                .map(landscape.erp()::voucher)
                .toList();
        BigDecimal quoted = landscape.crm().signed(deal.quote());
        Balance balance = Balance.of(quoted, invoices, vouchers, accounts, told.currency());
        verdict.differs(balance.difference());
        BigDecimal invoiced = invoices.stream().map(Billing.Invoice::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (invoiced.compareTo(quoted) != 0) {
            verdict.found(
                    invoiced.compareTo(quoted) > 0 ? Fault.TWICE : Fault.LOST,
                    deal.run().quote() + ": " + quoted + " signed, " + invoiced + " invoiced");
        }
        verdict.compared("invoices", invoices.size());
        verdict.compared("journal entries", vouchers.size());
    }

    /** What stands in the ERP and belongs to no deal was made twice. */
    private void inTheErp() {
        List<JsonNode> orders = landscape.erp().all("API_SALES_ORDER_SRV", "A_SalesOrder");
        Comparison.counted(orders, o -> o.path("PurchaseOrderByCustomer").asText())
                .forEach((key, times) -> {
                    if (times > 1) {
                        verdict.found(Fault.TWICE, key + " is " + times + " sales orders in the ERP");
                    }
                });
        orders.stream()
                .map(o -> o.path("SalesOrder").asText())
                .filter(o -> !ordersOfDeals.contains(o))
                .forEach(o -> verdict.found(Fault.TWICE, "The sales order " + o + " belongs to no deal"));
        Set<String> booked =
                landscape.erp().all("API_OPLACCTGDOCITEMCUBE_SRV", "A_OperationalAcctgDocItemCube").stream()
                        .map(item -> item.path("CompanyCode").asText() + "/"
                                + item.path("FiscalYear").asText() + "/"
                                + item.path("AccountingDocument").asText())
                        .collect(Collectors.toSet());
        booked.stream()
                .filter(b -> !bookedByDeals.contains(b))
                .forEach(b -> verdict.found(Fault.TWICE, "The journal entry " + b + " belongs to no deal"));
        verdict.compared("sales orders in the ERP", orders.size());
        verdict.compared("postings in the ERP", booked.size());
    }
}
