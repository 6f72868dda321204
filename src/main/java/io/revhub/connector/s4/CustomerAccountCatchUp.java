package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds customers whose account in a company code has moved. The ERP tells only the days of postings and clearings, so those
 * since yesterday are counted for each customer, and whose count has grown has moved. On each new day all with open items are
 * told, because what was not due yesterday may be overdue today.
 */
record CustomerAccountCatchUp(ODataClient erp, Clock clock) implements CatchUp {

    static final String TYPE = "CustomerAccount";

    private static final String DEBTORS = "FinancialAccountType eq 'D' and SpecialGLCode eq ''";

    @Override
    public Page next(Optional<String> position) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Instant yesterday = today.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Position from = position.map(Position::parse).orElse(Position.START);
        boolean newDay = !yesterday.equals(from.since());
        try {
            Set<String> moved = new LinkedHashSet<>();
            if (newDay) {
                count(" and IsCleared eq false", new TreeMap<>()).keySet().forEach(moved::add);
            }
            Map<String, Long> counts = new TreeMap<>();
            for (String day : List.of("AccountingDocumentCreationDate", "ClearingCreationDate")) {
                count(" and " + day + " ge " + OData.dateTime(yesterday), counts);
            }
            counts.forEach((account, items) -> {
                if (newDay || !items.equals(from.seen().get(account))) {
                    moved.add(account);
                }
            });
            List<Hint> hints = moved.stream().map(id -> new Hint(TYPE, id)).toList();
            return new Page(hints, new Position(yesterday, counts).text(), false);
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
    }

    /** Adds the number of items to each customer's and company code's count. */
    private Map<String, Long> count(String filter, Map<String, Long> counts) {
        Query query = Query.filter(DEBTORS + filter).select("Customer,CompanyCode");
        erp.pages(PaymentReader.SERVICE, PaymentReader.SET, query, page -> {
            page.forEach(item -> counts.merge(account(item), 1L, Long::sum));
            return true;
        });
        return counts;
    }

    private static String account(ObjectNode item) {
        return Values.external(item.path("Customer").asText()) + "/"
                + item.path("CompanyCode").asText();
    }
}
