package io.revhub.desk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.ParkedItems;
import io.revhub.intake.Hint;
import io.revhub.intake.Readings;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries what is parked again: a delivery is brought again, a change's record is read again. */
@Component
class Retry {

    private final ParkedItems parked;
    private final Deliveries deliveries;
    private final Readings readings;
    private final Journal journal;
    private final TransactionTemplate transactions;

    Retry(
            ParkedItems parked,
            Deliveries deliveries,
            Readings readings,
            Journal journal,
            TransactionTemplate transactions) {
        this.parked = parked;
        this.deliveries = deliveries;
        this.readings = readings;
        this.journal = journal;
        this.transactions = transactions;
    }

    /**
     * @param by who asks for it
     * @return false if there is no such item, or it is resolved already
     */
    boolean retry(long id, String by) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<ParkedItem> item = open(id);
            item.ifPresent(i -> retry(i, by));
            return item.isPresent();
        }));
    }

    private Optional<ParkedItem> open(long id) {
        return parked.open().stream().filter(i -> i.id() == id).findFirst();
    }

    private void retry(ParkedItem item, String by) {
        if (item.kind().equals("delivery")) {
            deliveries.retry(item.document(), item.system());
        } else {
            readings.ask(item.system(), List.of(new Hint(item.type(), item.recordId())));
        }
        journal.write(new JournalLine(
                "retried",
                item.document() == null ? null : item.document().value(),
                item.system(),
                "Somebody asked to try this again: " + item.refusal().reason(),
                JsonNodeFactory.instance.objectNode().put("by", by)));
    }
}
