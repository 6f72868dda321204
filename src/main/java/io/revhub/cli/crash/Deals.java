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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The deals: each signed quote is one order everywhere, invoiced, paid, booked and cleared once; the others are nothing. */
final class Deals {

    private final People people;
    private final Hub hub;
    private final Landscape landscape;
    private final Verdict verdict;
    private final Accounts accounts;
    private final InTheErp inTheErp;

    Deals(People people, Hub hub, Landscape landscape, InTheErp inTheErp, Accounts accounts, Verdict verdict) {
        this.accounts = accounts;
        this.inTheErp = inTheErp;
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
        inTheErp.belongs(told);
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
}
