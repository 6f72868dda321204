package io.revhub.sandbox.erp;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What clearing and bank statements post to, and what they let go; {@code sandbox/erp/finance.yaml} on the class path.
 *
 * @param exchangeRates by currency and first day: what one unit of the company's currency is in it
 */
record FinanceSettings(
        String bankAccount,
        String discountAccount,
        String exchangeGainAccount,
        String exchangeLossAccount,
        BigDecimal toleranceAmount,
        BigDecimal tolerancePercent,
        String bankUser,
        int dunningInterval,
        int highestDunningLevel,
        Map<String, TreeMap<String, BigDecimal>> exchangeRates) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static FinanceSettings read() {
        try (InputStream yaml = FinanceSettings.class.getResourceAsStream("/sandbox/erp/finance.yaml")) {
            return new YAMLMapper().readValue(yaml, FinanceSettings.class);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the ERP's finance settings", e);
        }
    }

    /** Whether so little is missing that the invoices are closed all the same. */
    boolean tolerates(BigDecimal missing, BigDecimal open) {
        return missing.compareTo(toleranceAmount) <= 0
                && missing.multiply(HUNDRED).compareTo(open.multiply(tolerancePercent)) <= 0;
    }
}
