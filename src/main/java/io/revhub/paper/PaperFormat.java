package io.revhub.paper;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Amounts and dates for a paper's reader; {@code fmt} in templates. What is null is an empty text. */
public record PaperFormat(Locale locale) {

    /** 24.990,00 EUR, with the currency's own number of digits. @param amount a decimal string */
    public String money(String amount, String currency) {
        if (amount == null) {
            return "";
        }
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return number(new BigDecimal(amount), digits, digits) + "\u00a0" + currency;
    }

    /** Unit prices may have more digits than amounts. @param price a decimal string */
    public String price(String price, String currency) {
        if (price == null) {
            return "";
        }
        BigDecimal exact = new BigDecimal(price);
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return number(exact, digits, Math.max(digits, exact.stripTrailingZeros().scale())) + "\u00a0" + currency;
    }

    /** A quantity or a percentage, without trailing zeros. @param number a decimal string */
    public String number(String number) {
        if (number == null) {
            return "";
        }
        BigDecimal exact = new BigDecimal(number).stripTrailingZeros();
        return number(exact, 0, Math.max(0, exact.scale()));
    }

    /** @param date as in 2026-04-10 */
    public String date(String date) {
        return date == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(LocalDate.parse(date));
    }

    private String number(BigDecimal value, int least, int most) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        return format.format(value);
    }
}
