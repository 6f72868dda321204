package io.revhub.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.revhub.deal.DealDocument.SystemRecord;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedHistory;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.ParkedItems;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Links;
import io.revhub.intake.Sameness;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is parked, each with the deal that it belongs to, in the reader's language. */
@Component
class ParkedList {

    private final ParkedItems items;
    private final ParkedHistory history;
    private final Documents documents;
    private final Deliveries deliveries;
    private final Links links;
    private final Sameness sameness;
    private final Reasons reasons;
    private final Responsibilities responsibilities;
    private final JdbcClient jdbc;

    ParkedList(
            ParkedItems items,
            ParkedHistory history,
            Documents documents,
            Deliveries deliveries,
            Links links,
            Sameness sameness,
            Reasons reasons,
            Responsibilities responsibilities,
            JdbcClient jdbc) {
        this.items = items;
        this.history = history;
        this.documents = documents;
        this.deliveries = deliveries;
        this.links = links;
        this.sameness = sameness;
        this.reasons = reasons;
        this.responsibilities = responsibilities;
        this.jdbc = jdbc;
    }

    /** Where a record is. */
    public record Place(String system, SystemRecord record) {}

    /**
     * One item with all that is known.
     *
     * @param input as it came: of a change; of a delivery the document
     * @param output what the mapping made; null: nothing
     * @param alike the documents that it is perhaps the same as
     * @param places the records that it comes from: what is wrong there is mended there
     */
    public record Detail(
            @JsonUnwrapped ParkedView item,
            String input,
            String output,
            List<Document> alike,
            List<Place> places,
            List<ParkedHistory.Event> history) {}

    /** The longest parked first. */
    List<ParkedView> all(Locale locale) {
        return items.open().stream().map(item -> view(item, locale)).toList();
    }

    /** The parked changes to records of these documents. */
    List<ParkedView> changesOf(Collection<DocumentId> of, Locale locale) {
        return items.changesOf(of).stream().map(item -> view(item, locale)).toList();
    }

    /** An item, resolved or not. */
    Optional<Detail> detail(long id, Locale locale) {
        return items.find(id)
                .map(item -> new Detail(
                        view(item, locale),
                        input(item),
                        item.output(),
                        List.copyOf(documents.find(sameness.alike(item)).values()),
                        places(item),
                        history.of(item)));
    }

    private String input(ParkedItem item) {
        return item.document() == null
                ? items.input(item).orElse(null)
                : documents
                        .find(item.document())
                        .map(Document::body)
                        .map(Object::toString)
                        .orElse(null);
    }

    private List<Place> places(ParkedItem item) {
        return item.document() == null
                ? List.of(new Place(item.system(), new SystemRecord("", item.type(), item.recordId())))
                : jdbc.sql("""
                                select system, record_type, record_id from reference
                                where document = ? and part = '' and is_primary order by system
                                """)
                        .param(item.document().value())
                        .query((row, i) ->
                                new Place(row.getString(1), new SystemRecord("", row.getString(2), row.getString(3))))
                        .list();
    }

    private ParkedView view(ParkedItem item, Locale locale) {
        Document document =
                item.document() == null ? null : documents.find(item.document()).orElse(null);
        String title = document == null ? item.recordId() : document.title();
        Reasons.Told told = reasons.told(item.refusal(), item.type(), title, item.system(), locale);
        return new ParkedView(
                item.id(),
                item.kind(),
                item.system(),
                item.type(),
                item.document(),
                title,
                document == null ? null : deal(document.id()),
                state(item),
                item.refusal().code(),
                told.reason(),
                told.remedy(),
                item.refusal().said(),
                item.amount(),
                item.currency(),
                item.since(),
                responsibilities.of(item, locale),
                item.assignee(),
                item.tries(),
                item.resolvedAt(),
                item.resolution());
    }

    private String deal(DocumentId document) {
        Set<DocumentId> roots = links.roots(document);
        List<String> deals = documents.find(roots).values().stream()
                .filter(d -> d.type().equals("quote"))
                .map(Document::number)
                .filter(Objects::nonNull)
                .toList();
        return deals.size() == 1 ? deals.get(0) : null;
    }

    private String state(ParkedItem item) {
        return item.document() == null
                ? null
                : deliveries.of(List.of(item.document())).stream()
                        .filter(d -> d.system().equals(item.system()))
                        .map(Deliveries.State::state)
                        .findFirst()
                        .orElse(null);
    }
}
