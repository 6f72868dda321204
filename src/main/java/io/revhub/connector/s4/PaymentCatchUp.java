package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds payments that others than the hub have posted, by the day on which they were entered: the ERP tells no time. So each
 * query begins with the last two days again, and what was found there before is not told again.
 *
 * @param documentType of customers' payments: DZ
 * @param user the hub's own, who is left out
 */
record PaymentCatchUp(ODataClient erp, String documentType, String user) implements CatchUp {

    private static final Duration OVERLAP = Duration.ofDays(2);
    private static final String ENTERED = "AccountingDocumentCreationDate";

    @Override
    public Page next(Optional<String> position) {
        Position from = position.map(Position::parse).orElse(Position.START);
        Position seen = from;
        List<Hint> hints = new ArrayList<>();
        try {
            for (ObjectNode item : erp.query(PaymentReader.SERVICE, PaymentReader.SET, query(from))) {
                String id = Entry.ofItem(item).id();
                Instant entered = Values.instant(item.path(ENTERED));
                boolean own = item.path("AccountingDocCreatedByUser").asText().equals(user);
                if (!own && !seen.has(id, entered)) {
                    hints.add(new Hint(PaymentReader.TYPE, id));
                    seen = seen.with(id, entered);
                }
            }
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
        return new Page(hints, seen.before(OVERLAP).text(), false);
    }

    private Query query(Position from) {
        String payments = "AccountingDocumentType eq " + OData.text(documentType);
        String since = from.since() == null ? "" : " and " + ENTERED + " ge " + OData.dateTime(from.since());
        return Query.filter(payments + since)
                .select("CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem," + ENTERED
                        + ",AccountingDocCreatedByUser");
    }
}
