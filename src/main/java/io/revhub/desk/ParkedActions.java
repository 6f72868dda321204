package io.revhub.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedHistory;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.ParkedItems;
import io.revhub.document.DocumentId;
import io.revhub.intake.Hint;
import io.revhub.intake.Readings;
import io.revhub.intake.Replays;
import io.revhub.intake.Sameness;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do about parked items; each is told in the item's history and in the journal. */
@Component
class ParkedActions {

    private final ParkedItems items;
    private final ParkedHistory history;
    private final Deliveries deliveries;
    private final Readings readings;
    private final Replays replays;
    private final Sameness sameness;
    private final Journal journal;
    private final ObjectMapper json;
    private final TransactionTemplate transactions;

    ParkedActions(
            ParkedItems items,
            ParkedHistory history,
            Deliveries deliveries,
            Readings readings,
            Replays replays,
            Sameness sameness,
            Journal journal,
            ObjectMapper json,
            TransactionTemplate transactions) {
        this.items = items;
        this.history = history;
        this.deliveries = deliveries;
        this.readings = readings;
        this.replays = replays;
        this.sameness = sameness;
        this.journal = journal;
        this.json = json;
        this.transactions = transactions;
    }

    /** How an action ended: not there is also what is resolved already. */
    enum Outcome {
        DONE,
        NOT_THERE,
        NOT_ALLOWED,
        NOT_NOW,
        NOT_UNDERSTOOD
    }

    /** Replays from the records that the item comes from, with today's mappings, and brings a delivery again. */
    Outcome retry(long id, Person by) {
        return act(id, by, ParkedRights.RETRY, item -> {
            retry(item, by);
            return Outcome.DONE;
        });
    }

    /**
     * Tries again all that are parked for the same reason.
     *
     * @param type the document's or the record's
     * @return how many; none also if this person may not
     */
    int retryAll(String code, String system, String type, Person by) {
        List<ParkedItem> same = items.open().stream()
                .filter(i -> i.refusal().code().equals(code)
                        && i.system().equals(system)
                        && i.type().equals(type)
                        && ParkedRights.RETRY_ALL.may(by, i))
                .toList();
        // each by itself: however many they are, none keeps another's rows
        same.forEach(item -> transactions.executeWithoutResult(tx -> retry(item, by)));
        return same.size();
    }

    /** @param to whose it is now; null or empty: nobody's */
    Outcome assign(long id, String to, Person by) {
        String name = to == null || to.isBlank() ? null : to.strip();
        return act(id, by, ParkedRights.ASSIGN, item -> {
            items.assign(id, name);
            tell("assigned", item, "Somebody was given this.", name == null ? "-" : name, by);
            return Outcome.DONE;
        });
    }

    Outcome comment(long id, String text, Person by) {
        return isEmpty(text)
                ? Outcome.NOT_UNDERSTOOD
                : act(id, by, ParkedRights.COMMENT, item -> {
                    tell("comment", item, "Somebody has commented on what is parked.", text.strip(), by);
                    return Outcome.DONE;
                });
    }

    /** Ends an item as it is: a delivery is not brought in this version. @param reason why that is right */
    Outcome dismiss(long id, String reason, Person by) {
        return isEmpty(reason)
                ? Outcome.NOT_UNDERSTOOD
                : act(id, by, ParkedRights.DISMISS, item -> {
                    if (item.document() != null && !deliveries.dismiss(item.document(), item.system())) {
                        return Outcome.NOT_NOW;
                    }
                    items.dismiss(id, reason.strip());
                    tell(
                            "dismissed",
                            item,
                            "Somebody has dismissed what was parked: "
                                    + item.refusal().reason(),
                            reason.strip(),
                            by);
                    return Outcome.DONE;
                });
    }

    /**
     * Takes a changed input in once, instead of what the system shows.
     *
     * @param input JSON as the system would have sent it
     */
    Outcome edit(long id, String input, Person by) {
        JsonNode content;
        try {
            content = json.readTree(input);
        } catch (JsonProcessingException e) {
            return Outcome.NOT_UNDERSTOOD;
        }
        return content == null || !content.isObject()
                ? Outcome.NOT_UNDERSTOOD
                : act(id, by, ParkedRights.EDIT, item -> {
                    ObjectNode payload = JsonNodeFactory.instance.objectNode().put("by", by.name());
                    payload.put("before", items.input(item).orElse(null)).put("after", content.toString());
                    readings.takeInstead(item.system(), new Hint(item.type(), item.recordId()), content);
                    history.add(id, "edited", by.name(), "The input was changed and taken in again.", null);
                    write("edited", item, "Somebody has changed the input of what is parked.", payload);
                    return Outcome.DONE;
                });
    }

    /** Says of a record that it is one of the documents that it is like. @param document null: the only one */
    Outcome same(long id, String document, Person by) {
        return act(id, by, ParkedRights.SAME, item -> {
            List<DocumentId> alike = sameness.alike(item);
            Optional<DocumentId> meant = alike.stream()
                    .filter(one ->
                            isEmpty(document) ? alike.size() == 1 : one.value().equals(document))
                    .findFirst();
            if (meant.isEmpty() || sameness.same(item, meant.get(), by.name()).isPresent()) {
                return Outcome.NOT_UNDERSTOOD;
            }
            history.add(id, "same", by.name(), meant.get().value(), null);
            return Outcome.DONE;
        });
    }

    /** Says of a record that it is none of the documents that it is like. */
    Outcome another(long id, Person by) {
        return act(id, by, ParkedRights.SAME, item -> {
            sameness.another(item, by.name());
            history.add(id, "another", by.name(), item.refusal().arguments().get(0), null);
            return Outcome.DONE;
        });
    }

    private Outcome act(long id, Person by, ParkedRights right, Function<ParkedItem, Outcome> action) {
        return transactions.execute(tx -> {
            ParkedItem item = items.find(id).filter(ParkedItem::isOpen).orElse(null);
            if (item == null) {
                return Outcome.NOT_THERE;
            }
            return right.may(by, item) ? action.apply(item) : Outcome.NOT_ALLOWED;
        });
    }

    private void retry(ParkedItem item, Person by) {
        if (item.kind().equals("delivery")) {
            replays.replay(List.of(item.document()));
            deliveries.retry(item.document(), item.system());
        } else {
            readings.ask(item.system(), List.of(new Hint(item.type(), item.recordId())));
        }
        history.add(item.id(), "retried", by.name(), "Tried again.", null);
        write(
                "retried",
                item,
                "Somebody asked to try this again: " + item.refusal().reason(),
                JsonNodeFactory.instance.objectNode().put("by", by.name()));
    }

    private void tell(String kind, ParkedItem item, String line, String text, Person by) {
        history.add(item.id(), kind, by.name(), text, null);
        write(
                kind,
                item,
                line,
                JsonNodeFactory.instance.objectNode().put("by", by.name()).put("text", text));
    }

    private void write(String kind, ParkedItem item, String text, JsonNode payload) {
        String document = item.document() == null ? null : item.document().value();
        journal.write(new JournalLine(kind, document, item.system(), text, payload));
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }
}
