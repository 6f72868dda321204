package io.revhub.deal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.ParkedItems;
import io.revhub.delivery.TestDeliveries;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Link;
import io.revhub.document.Links;
import io.revhub.document.NewVersion;
import io.revhub.document.Origin;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.document.TestDocuments;
import io.revhub.rules.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Fills a store with documents, links, references and deliveries as the hub would leave them. */
public final class StoredDeals {

    public static final Instant START = Instant.parse("2026-04-10T07:14:02Z");

    final TestDocuments store;
    final TestDeliveries work;
    private final JdbcClient jdbc;
    private final DataSource database;
    private Instant now = START;

    public StoredDeals(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.store = TestDocuments.on(database);
        this.work = TestDeliveries.on(database, store.references(), Clock.fixed(START, ZoneOffset.UTC));
    }

    Deals deals() {
        return new DealConfiguration()
                .deals(
                        store.documents(),
                        store.references(),
                        store.links(),
                        work.deliveries(),
                        work.waits(),
                        work.parked(),
                        store.merges(),
                        jdbc,
                        new DataSourceTransactionManager(database));
    }

    /** A document that a system had first. */
    DocumentId fromSystem(String type, String number, String system, String recordType, String id, String body) {
        Reference record = new Reference(system, recordType, id);
        DocumentId document = DocumentId.ofRecord(type, record);
        store.documents().mint(document, type, null, now);
        version(document, number, system, body);
        store.references().add(document, PartReference.whole(record), now);
        return document;
    }

    /** An account of the CRM's. */
    public DocumentId account(String name) {
        return store.account(name, "DE" + name.hashCode());
    }

    /** A document that another begot; its link to the parent is stored too. */
    DocumentId begotten(String type, String number, DocumentId parent, String part, String body) {
        String parentType = document(parent).type();
        Origin origin = new Origin(parent, type + "/from-" + parentType, part);
        store.documents().mint(origin.identity(), type, origin, now);
        store.links().put(new Link(origin.identity(), parent, Links.FROM, null, null));
        version(origin.identity(), number, parentType, body);
        delivered(parent, "hub/" + type);
        return origin.identity();
    }

    void version(DocumentId id, String number, String source, String body) {
        store.documents().append(document(id), new NewVersion(json(body), number, false, null, "test"), source, now);
        now = now.plusSeconds(1);
    }

    void link(DocumentId from, DocumentId to, String kind, String amount) {
        store.links().put(new Link(from, to, kind, amount == null ? null : new BigDecimal(amount), "EUR"));
    }

    void delivered(DocumentId document, String system) {
        delivery(document, system, "delivered");
        jdbc.sql("update delivery set brought = wanted where document = ? and system = ?")
                .params(document.value(), system)
                .update();
    }

    void delivered(DocumentId document, String system, String recordType, String recordId) {
        delivered(document, system);
        store.references().add(document, PartReference.whole(new Reference(system, recordType, recordId)), now);
    }

    void delivery(DocumentId document, String system, String state) {
        jdbc.sql("""
                        insert into delivery (document, system, type, wanted, lane, state, changed_at)
                        values (?, ?, ?, 1, ?, ?, ?)
                        on conflict (document, system) do update set state = excluded.state, changed_at = excluded.changed_at
                        """)
                .params(document.value(), system, document(document).type(), document.value(), state)
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void waits(DocumentId document, String system, DocumentId on) {
        delivery(document, system, "waiting");
        jdbc.sql("insert into wait values (?, ?, ?, ?, '', ?)")
                .params(document.value(), system, on.value(), system)
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void parked(DocumentId document, String system, String amount, Refusal refusal) {
        delivery(document, system, "parked");
        ParkedItems.Money money =
                amount == null ? ParkedItems.Money.UNKNOWN : new ParkedItems.Money(new BigDecimal(amount), "EUR");
        work.parked().parkDelivery(document, system, document(document).type(), refusal, money, null);
    }

    void later(Duration duration) {
        now = now.plus(duration);
    }

    private Document document(DocumentId id) {
        return store.documents().lock(new TreeSet<>(Set.of(id))).get(id);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
