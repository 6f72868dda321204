package io.revhub.sandbox.erp;

import io.revhub.sandbox.erp.JournalEntryRequest.Kind;
import io.revhub.sandbox.erp.JournalEntryRequest.Line;
import io.revhub.sandbox.erp.odata.Entities;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What finance refuses, in words; an empty list lets an entry be posted. */
final class PostingChecks {

    private static final int MOST_ITEMS = 999;

    private final MasterData masterData;
    private final Periods periods;
    private final Entities entities;

    PostingChecks(MasterData masterData, Periods periods, Entities entities) {
        this.masterData = masterData;
        this.periods = periods;
        this.entities = entities;
    }

    List<String> problems(JournalEntryRequest entry) {
        List<String> problems = new ArrayList<>();
        refuse(
                problems,
                !masterData.documentTypes().containsKey(entry.documentType()),
                "Document type " + entry.documentType() + " is not defined");
        refuse(problems, entry.reference().length() > 16, "Reference is longer than 16 characters");
        refuse(problems, entry.headerText().length() > 25, "Document header text is longer than 25 characters");
        refuse(problems, entry.lines().size() > MOST_ITEMS, "More than 999 items in the document");
        refuse(problems, entry.lines().size() < 2, "Fewer than two items in the document");
        MasterData.CompanyCode company = masterData.companyCodes().get(entry.companyCode());
        if (company == null) {
            problems.add("Company code " + entry.companyCode() + " is not defined");
            return problems;
        }
        YearMonth period = YearMonth.from(entry.postingDate());
        refuse(
                problems,
                !periods.isOpen(entry.companyCode(), period),
                "Posting period " + String.format("%03d", period.getMonthValue()) + " " + period.getYear()
                        + " is not open");
        entry.lines().forEach(line -> line(problems, line, entry.companyCode(), company.currency()));
        balance(problems, entry, company.currency());
        return problems;
    }

    private void line(List<String> problems, Line line, String companyCode, String companyCurrency) {
        if (line.kind() == Kind.DEBTOR) {
            refuse(
                    problems,
                    entities.find("A_CustomerCompany", line.account(), companyCode)
                            .isEmpty(),
                    "Customer " + line.account() + " is not defined in company code " + companyCode);
        } else if (line.kind() == Kind.ACCOUNT) {
            account(problems, line);
        }
        boolean taxed = line.kind() == Kind.TAX || !line.taxCode().isEmpty();
        refuse(
                problems,
                taxed && !masterData.taxCodes().containsKey(line.taxCode()),
                "Tax code " + line.taxCode() + " is not defined");
        int sign = "H".equals(line.debitCredit()) ? -1 : 1;
        refuse(
                problems,
                !Set.of("S", "H").contains(line.debitCredit()) || line.amount().signum() * sign < 0,
                "Debit/credit code " + line.debitCredit() + " does not fit the amount " + line.amount());
        refuse(
                problems,
                line.amount().stripTrailingZeros().scale() > Money.scale(line.currency()),
                "Amount " + line.amount() + " has too many decimal places for " + line.currency());
        refuse(
                problems,
                line.companyAmount() == null && !line.currency().equals(companyCurrency),
                "Enter the exchange rate, or the amount in company code currency " + companyCurrency);
    }

    private void account(List<String> problems, Line line) {
        MasterData.Account account = masterData.accounts().get(line.account());
        if (account == null) {
            problems.add("G/L account " + line.account() + " is not defined in chart of accounts");
        } else if (account.postedBy() != null) {
            problems.add("Account " + line.account() + " cannot be directly posted to");
        }
    }

    private static void balance(List<String> problems, JournalEntryRequest entry, String companyCurrency) {
        Set<String> currencies = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal companySum = BigDecimal.ZERO;
        for (Line line : entry.lines()) {
            currencies.add(line.currency());
            sum = sum.add(line.amount());
            companySum = companySum.add(line.companyAmount() == null ? line.amount() : line.companyAmount());
        }
        refuse(problems, currencies.size() != 1, "All items must have the same currency");
        refuse(problems, sum.signum() != 0, "Balance in transaction currency: " + sum);
        refuse(problems, companySum.signum() != 0, "Balance in " + companyCurrency + ": " + companySum);
    }

    private static void refuse(List<String> problems, boolean refused, String reason) {
        if (refused) {
            problems.add(reason);
        }
    }
}
