package io.revhub.sandbox.crm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What a record sums up of its lines. */
interface Totals {

    void refresh(Row parent, List<Row> lines);

    static BigDecimal sum(List<Row> lines, String field) {
        return lines.stream()
                .map(line -> line.decimal(field))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }
}
