package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.OpenItems.Group;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Dunning by company code, without dunning areas: a run raises the level of each customer with overdue items, at most once an
 * interval; it takes the level back where nothing is overdue any more, and passes over customers with a dunning block.
 */
final class Dunning {

    static final String SET = "A_CustomerDunning";

    private static final String AREA = "";

    private final Entities entities;
    private final OpenItems openItems;
    private final FinanceSettings settings;

    /** What a run did with one customer. */
    record Outcome(String customer, int level, String note) {}

    Dunning(Entities entities, OpenItems openItems, FinanceSettings settings) {
        this.entities = entities;
        this.openItems = openItems;
        this.settings = settings;
    }

    List<Outcome> run(String companyCode, LocalDate date) {
        return entities.together(() -> {
            List<Group> open = openItems.of(companyCode, "");
            Set<String> customers = new TreeSet<>();
            open.forEach(group -> customers.add(group.customer()));
            entities.where(SET, Map.of("CompanyCode", companyCode))
                    .forEach(known -> customers.add(known.get("Customer").asText()));
            List<Outcome> outcomes = new ArrayList<>();
            for (String customer : customers) {
                List<Group> overdue = open.stream()
                        .filter(group -> group.customer().equals(customer))
                        .filter(group ->
                                group.open().signum() > 0 && group.due().isBefore(date))
                        .toList();
                outcome(customer, companyCode, date, overdue).ifPresent(outcomes::add);
            }
            return outcomes;
        });
    }

    /** Blocks a customer for dunning, or takes the block back with "". */
    void block(String customer, String companyCode, String reason) {
        entities.together(() -> {
            ObjectNode dunning = of(customer, companyCode);
            entities.put(SET, dunning.put("DunningBlock", reason));
            return dunning;
        });
    }

    private Optional<Outcome> outcome(String customer, String companyCode, LocalDate date, List<Group> overdue) {
        ObjectNode dunning = of(customer, companyCode);
        String before = dunning.get("DunningLevel").asText();
        int level = before.isBlank() ? 0 : Integer.parseInt(before);
        if (!dunning.get("DunningBlock").asText().isEmpty()) {
            return overdue.isEmpty() ? Optional.empty() : Optional.of(new Outcome(customer, level, "Blocked"));
        }
        if (overdue.isEmpty()) {
            if (level > 0) {
                entities.put(SET, dunning.put("DunningLevel", "0"));
            }
            return level > 0 ? Optional.of(new Outcome(customer, 0, "Nothing is overdue any more")) : Optional.empty();
        }
        LocalDate last = dunning.get("LastDunnedOn").isNull() ? null : Values.dateIn(dunning.get("LastDunnedOn"));
        if (last != null && date.isBefore(last.plusDays(settings.dunningInterval()))) {
            return Optional.of(new Outcome(customer, level, "Dunned on " + last));
        }
        int next = Math.min(level + 1, settings.highestDunningLevel());
        dunning.put("DunningLevel", Integer.toString(next)).put("LastDunnedOn", Values.date(date));
        entities.put(SET, dunning);
        overdue.forEach(group -> entities.put(
                Ledger.ITEMS,
                group.item().put("DunningLevel", Integer.toString(next)).put("LastDunningDate", Values.date(date))));
        return Optional.of(new Outcome(customer, next, "Dunned"));
    }

    private ObjectNode of(String customer, String companyCode) {
        return entities.find(SET, customer, companyCode, AREA)
                .orElseGet(() -> entities.initial(SET)
                        .put("Customer", customer)
                        .put("CompanyCode", companyCode)
                        .put("DunningArea", AREA)
                        .put("DunningProcedure", "0001"));
    }
}
