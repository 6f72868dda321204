package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.erp.OpenItems.Group;
import io.revhub.sandbox.erp.odata.Entities;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a clerk in finance looks at and does: balances, accounts, open items, periods, bank statements, dunning. */
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE + ";charset=utf-8")
class FinancePages {

    private static final int PERIODS = 15;

    private final Entities entities;
    private final Records records;
    private final OpenItems openItems;
    private final Periods periods;
    private final BankStatements statements;
    private final Dunning dunning;
    private final MasterData masterData;
    private final Clock clock;

    FinancePages(
            Entities entities,
            Records records,
            OpenItems openItems,
            Periods periods,
            BankStatements statements,
            Dunning dunning,
            MasterData masterData,
            Clock clock) {
        this.entities = entities;
        this.records = records;
        this.openItems = openItems;
        this.periods = periods;
        this.statements = statements;
        this.dunning = dunning;
        this.masterData = masterData;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    String accounts() {
        Map<String, BigDecimal> balances = new TreeMap<>();
        entities.all(Ledger.ITEMS)
                .forEach(item -> balances.merge(
                        item.get("CompanyCode").asText() + "/"
                                + item.get("GLAccount").asText(),
                        Money.in(item, "AmountInCompanyCodeCurrency"),
                        BigDecimal::add));
        List<List<String>> rows = new ArrayList<>();
        balances.forEach((account, balance) -> rows.add(List.of(
                account + "|/accounts/" + account,
                masterData.accounts().get(account.replaceFirst("^.*/", "")).name(),
                balance.toPlainString())));
        return new Html("Accounts")
                .table(List.of("Account", "", "Balance"), rows)
                .end();
    }

    @GetMapping("/accounts/{company}/{account}")
    String account(@PathVariable String company, @PathVariable String account) {
        return new Html("Account " + account + " / " + company)
                .items(entities.where(Ledger.ITEMS, Map.of("CompanyCode", company, "GLAccount", account)))
                .end();
    }

    @GetMapping("/customers/{customer}")
    String customer(@PathVariable String customer) {
        return new Html("Customer " + customer)
                .items(entities.where(Ledger.ITEMS, Map.of("Customer", customer)))
                .end();
    }

    @GetMapping("/open-items")
    String openItems() {
        List<List<String>> rows = new ArrayList<>();
        for (String company : masterData.companyCodes().keySet()) {
            openItems.of(company, "").forEach(group -> rows.add(openItem(company, group)));
        }
        return new Html("Open items")
                .table(List.of("Customer", "", "Document", "Reference", "Due", "Level", "Amount", "Open", ""), rows)
                .end();
    }

    private static List<String> openItem(String company, Group group) {
        ObjectNode item = group.item();
        String number = Rows.shown(item, "AccountingDocument");
        return List.of(
                group.customer() + "|/customers/" + group.customer(),
                Rows.shown(item, "CustomerName"),
                number + "|/entries/" + company + "/" + Rows.shown(item, "FiscalYear") + "/" + number,
                Rows.shown(item, "DocumentReferenceID"),
                group.due().toString(),
                Rows.shown(item, "DunningLevel"),
                Rows.shown(item, OpenItems.OPEN),
                group.open().toPlainString(),
                Rows.shown(item, "TransactionCurrency"));
    }

    @GetMapping("/periods")
    String periods() {
        Html page = new Html("Posting periods");
        YearMonth first = YearMonth.from(LocalDate.now(clock)).minusMonths(3);
        for (String company : masterData.companyCodes().keySet()) {
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < PERIODS; i++) {
                YearMonth period = first.plusMonths(i);
                rows.add(List.of(period.toString(), periods.isOpen(company, period) ? "open" : "closed"));
            }
            page.heading("Company code " + company).table(List.of("Period", "State"), rows);
        }
        return page.heading("Open or close a period")
                .form("/periods", "Set", "companyCode", "1010", "period", "2026-04", "state", "closed")
                .end();
    }

    @PostMapping("/periods")
    String period(@RequestParam String companyCode, @RequestParam String period, @RequestParam String state) {
        periods.set(companyCode, YearMonth.parse(period), "open".equals(state));
        return periods();
    }

    @GetMapping("/bank")
    String bank() {
        List<List<String>> rows = Rows.newestFirst(records.all(BankStatements.LINES)).stream()
                .map(line -> Rows.row(
                        line, Rows.shown(line, "id"), "date", "amount", "currency", "text", "document", "note"))
                .toList();
        return new Html("Bank statements")
                .table(List.of("Line", "Date", "Amount", "", "Text", "Document", "Outcome"), rows)
                .heading("Enter a statement with one line")
                .form(
                        "/bank",
                        "Post",
                        "companyCode",
                        "1010",
                        "number",
                        "",
                        "date",
                        LocalDate.now(clock).toString(),
                        "amount",
                        "",
                        "currency",
                        "EUR",
                        "companyAmount",
                        "",
                        "customer",
                        "",
                        "text",
                        "")
                .heading("Assign a line that is to be processed")
                .form("/bank/assign", "Post", "line", "", "customer", "")
                .end();
    }

    @PostMapping("/bank")
    String statement(
            @RequestParam String companyCode,
            @RequestParam String number,
            @RequestParam LocalDate date,
            @RequestParam BigDecimal amount,
            @RequestParam String currency,
            @RequestParam(required = false) BigDecimal companyAmount,
            @RequestParam(required = false) String customer,
            @RequestParam String text) {
        BankStatements.Line line = new BankStatements.Line(date, amount, currency, companyAmount, customer, text);
        statements.take(new BankStatements.Statement(companyCode, number, List.of(line)));
        return bank();
    }

    @PostMapping("/bank/assign")
    String assign(@RequestParam String line, @RequestParam String customer) {
        statements.assign(line, customer);
        return bank();
    }

    @GetMapping("/dunning")
    String dunning() {
        List<List<String>> rows = entities.all(Dunning.SET).stream()
                .map(one -> Rows.row(
                        one,
                        Rows.shown(one, "Customer") + "|/customers/" + Rows.shown(one, "Customer"),
                        "CompanyCode",
                        "DunningLevel",
                        "LastDunnedOn",
                        "DunningBlock"))
                .toList();
        return new Html("Dunning")
                .table(List.of("Customer", "Company code", "Level", "Last dunned", "Block"), rows)
                .heading("Dunning run")
                .form(
                        "/dunning",
                        "Run",
                        "companyCode",
                        "1010",
                        "date",
                        LocalDate.now(clock).toString())
                .heading("Block a customer; a blank reason takes the block back")
                .form("/dunning/block", "Set", "companyCode", "1010", "customer", "", "reason", "")
                .end();
    }

    @PostMapping("/dunning")
    String dun(@RequestParam String companyCode, @RequestParam LocalDate date) {
        dunning.run(companyCode, date);
        return dunning();
    }

    @PostMapping("/dunning/block")
    String block(@RequestParam String companyCode, @RequestParam String customer, @RequestParam String reason) {
        dunning.block(customer, companyCode, reason);
        return dunning();
    }
}
