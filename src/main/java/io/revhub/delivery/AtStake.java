package io.revhub.delivery;

import io.revhub.delivery.ParkedItems.Money;
import io.revhub.document.Document;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** The money that a document is about. */
final class AtStake {

    private AtStake() {}

    static Money of(Document document) {
        return Stream.of("gross", "net", "amount", "total")
                .flatMap(field -> document.text(field).stream())
                .findFirst()
                .map(amount -> new Money(
                        new BigDecimal(amount), document.text("currency").orElse(null)))
                .orElse(Money.UNKNOWN);
    }
}
