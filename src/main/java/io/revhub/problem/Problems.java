package io.revhub.problem;

import io.revhub.delivery.Circuits;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.ParkedItems;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Reference;
import io.revhub.problem.ProblemTable.Problem;
import io.revhub.route.Rounds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the records of systems that show problems as they should be: the longest parked items there, each with what would mend
 * it; nothing once they are resolved. Not more than a few calls a round, and none while a system's circuit is open.
 */
final class Problems extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int PARKED_AT_MOST = 5000;
    private static final int AT_ONCE = 200;
    private static final int LONGEST_WAIT_DOUBLINGS = 7;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final List<ProblemSink> sinks;
    private final ParkedItems parked;
    private final Documents documents;
    private final Places places;
    private final ProblemTable table;
    private final ProblemWords words;
    private final Circuits circuits;
    private final TransactionTemplate transactions;
    private final Duration every;

    Problems(
            List<ProblemSink> sinks,
            ParkedItems parked,
            Documents documents,
            Places places,
            ProblemTable table,
            ProblemWords words,
            Circuits circuits,
            TransactionTemplate transactions,
            Duration every) {
        super("problems", every);
        this.sinks = sinks;
        this.parked = parked;
        this.documents = documents;
        this.places = places;
        this.table = table;
        this.words = words;
        this.circuits = circuits;
        this.transactions = transactions;
        this.every = every;
    }

    @Override
    protected void round() {
        for (ProblemSink sink : sinks) {
            if (circuits.of(sink.system()).filter(Circuits.State::isOpen).isEmpty()) {
                Map<Reference, String> wanted = wanted(sink);
                transactions.executeWithoutResult(tx -> table.want(sink.system(), wanted));
                bring(sink, table.claim(sink.system(), AT_ONCE, LEASE));
            }
        }
    }

    private Map<Reference, String> wanted(ProblemSink sink) {
        List<ParkedItem> items = parked.open(PARKED_AT_MOST);
        Map<Long, List<Reference>> where =
                places.of(items.stream().map(ParkedItem::id).toList(), sink.system());
        Map<DocumentId, Document> concerned = documents.find(items.stream()
                .filter(item -> where.containsKey(item.id()))
                .map(ParkedItem::document)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<Reference, String> wanted = new LinkedHashMap<>();
        for (ParkedItem item : items) {
            for (Reference record : where.getOrDefault(item.id(), List.of())) {
                Optional<Document> document =
                        Optional.ofNullable(item.document()).map(concerned::get);
                wanted.merge(record, words.say(item, document, sink.language()), (a, b) -> a + "\n" + b);
            }
        }
        return wanted;
    }

    private void bring(ProblemSink sink, List<Problem> due) {
        if (due.isEmpty()) {
            return;
        }
        Map<Reference, String> failed =
                sink.show(due.stream().collect(Collectors.toMap(Problem::record, Problem::text)));
        for (Problem problem : due) {
            String said = failed.get(problem.record());
            if (said == null) {
                table.shown(problem);
            } else {
                LOG.debug("{} does not show its problem: {}", problem.record(), said);
                table.failed(
                        problem, every.multipliedBy(1L << Math.min(problem.tries(), LONGEST_WAIT_DOUBLINGS)), said);
            }
        }
    }
}
