package io.revhub.sandbox.erp;

import io.revhub.sandbox.erp.JournalEntryRequest.Kind;
import io.revhub.sandbox.erp.JournalEntryRequest.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Translates what comes in another currency and does not say what it is in the company's: by the rate of the posting date.
 * Assumption to check: what the lines, each rounded, lack of nothing stands in the largest that is not the customer's.
 */
final class ExchangeRates {

    private final FinanceSettings settings;
    private final MasterData masterData;

    ExchangeRates(FinanceSettings settings, MasterData masterData) {
        this.settings = settings;
        this.masterData = masterData;
    }

    /** The entry with what each line is in the company's currency; as it is, where that is told or no rate is known. */
    JournalEntryRequest translated(JournalEntryRequest entry) {
        MasterData.CompanyCode company = masterData.companyCodes().get(entry.companyCode());
        boolean told = entry.lines().stream().anyMatch(line -> line.companyAmount() != null);
        if (company == null || told || entry.lines().isEmpty()) {
            return entry;
        }
        String currency = entry.lines().get(0).currency();
        return currency.equals(company.currency())
                ? entry
                : rate(currency, entry.postingDate())
                        .map(rate -> entry.with(balanced(lines(entry, rate, company.currency()))))
                        .orElse(entry);
    }

    private Optional<BigDecimal> rate(String currency, LocalDate date) {
        return Optional.ofNullable(settings.exchangeRates().get(currency))
                .map(rates -> rates.floorEntry(date.toString()))
                .map(Map.Entry::getValue);
    }

    private static List<Line> lines(JournalEntryRequest entry, BigDecimal rate, String companyCurrency) {
        return entry.lines().stream()
                .map(line -> line.worth(
                        Money.rounded(line.amount().divide(rate, 12, RoundingMode.HALF_UP), companyCurrency)))
                .toList();
    }

    private static List<Line> balanced(List<Line> lines) {
        BigDecimal left = lines.stream().map(Line::companyAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<Line> largest = lines.stream()
                .filter(line -> line.kind() != Kind.DEBTOR)
                .max(Comparator.comparing(line -> line.companyAmount().abs()));
        if (left.signum() == 0 || largest.isEmpty() || isMoreThanRounding(left, lines)) {
            return lines;
        }
        List<Line> balanced = new ArrayList<>(lines);
        int index = lines.indexOf(largest.get());
        balanced.set(index, largest.get().worth(largest.get().companyAmount().subtract(left)));
        return balanced;
    }

    // what does not balance in its own currency does not in the company's either
    private static boolean isMoreThanRounding(BigDecimal left, List<Line> lines) {
        return left.abs().compareTo(new BigDecimal("0.01").multiply(BigDecimal.valueOf(lines.size()))) > 0;
    }
}
