package io.revhub.intake;

import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedHistory;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.ParkedItems;
import io.revhub.route.Rounds;
import io.revhub.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries again what is parked because of a mapping, schema, ownership file or code list, at the start and whenever the files
 * that engineers edit have changed and then stood still from one look to the next. What is not mended yet is parked anew.
 */
final class MendedFiles extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(MendedFiles.class);

    private final Workspace workspace;
    private final ParkedItems items;
    private final ParkedHistory history;
    private final Deliveries deliveries;
    private final Readings readings;
    private final TransactionTemplate transactions;
    private String lastLook;
    private String triedWith;

    MendedFiles(
            Workspace workspace,
            ParkedItems items,
            ParkedHistory history,
            Deliveries deliveries,
            Readings readings,
            TransactionTemplate transactions,
            Duration every) {
        super("mended-files", every);
        this.workspace = workspace;
        this.items = items;
        this.history = history;
        this.deliveries = deliveries;
        this.readings = readings;
        this.transactions = transactions;
    }

    @Override
    protected void round() {
        String now = workspace.revision();
        if (now.equals(lastLook) && !now.equals(triedWith)) {
            tryAgain();
            triedWith = now;
        }
        lastLook = now;
    }

    private void tryAgain() {
        List<ParkedItem> hoping = items.open().stream()
                .filter(item -> item.refusal().isMendedByFiles())
                .toList();
        hoping.forEach(item -> transactions.executeWithoutResult(tx -> tryAgain(item)));
        if (!hoping.isEmpty()) {
            LOG.info("The files have changed: {} parked items are tried again", hoping.size());
        }
    }

    private void tryAgain(ParkedItem item) {
        if (item.kind().equals("delivery")) {
            deliveries.retry(item.document(), item.system());
        } else {
            readings.ask(item.system(), List.of(new Hint(item.type(), item.recordId())));
        }
        history.add(item.id(), "retried", null, "Tried again, because files have changed.", null);
    }
}
