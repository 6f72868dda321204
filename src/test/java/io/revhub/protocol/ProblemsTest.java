package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revhub.delivery.ParkedItems;
import io.revhub.delivery.ParkedItems.Money;
import io.revhub.document.Document;
import io.revhub.document.Documents;
import io.revhub.rules.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What is parked is told where people work, and taken away when it is done. */
class ProblemsTest extends OnFreshHub {

    @Test
    void aDeliveryIsToldInTheRecordThatItComesFromUntilItIsDelivered() {
        hub.crmHas("1", "refused chair", null);
        hub.captured("1");
        await().untilAsserted(() -> assertThat(hub.problems.shown).containsEntry("1", "It is refused. Rename it."));
        assertThat(hub.count("version")).isEqualTo(1);

        hub.crmHas("1", "chair", null);
        hub.captured("1");

        await().untilAsserted(() -> assertThat(hub.problems.shown).isEmpty());
        await().until(() -> hub.count("problem") == 0);
    }

    @Test
    void aChangeThatDoesNotFitIsToldInItsRecordThoughItNeverBecameADocument() {
        hub.crmHas("1", "", null);
        hub.captured("1");

        await().untilAsserted(() -> assertThat(hub.problems.shown).containsOnlyKeys("1"));
        assertThat(hub.thing("1")).isEmpty();
    }

    @Test
    void whatWasBegottenIsToldInTheRecordOfTheNearestThatHasOne() {
        hub.crmHas("1", "chair", "10.00");
        hub.captured("1");
        await().until(() -> hub.count("document where type = 'note' and version = 1") == 1);
        Document note = hub.bean(Documents.class).newest("note", 1).get(0);

        hub.bean(TransactionTemplate.class)
                .executeWithoutResult(tx -> hub.bean(ParkedItems.class)
                        .parkDelivery(
                                note.id(), "erp", "note", new Refusal("no", "No.", "Ask.", null), Money.UNKNOWN, null));

        await().untilAsserted(() -> assertThat(hub.problems.shown).containsEntry("1", "No. Ask."));
    }

    @Test
    void whatTheSystemDoesNotTakeNowIsToldLaterAndOnce() {
        hub.problems.refuses = true;
        hub.crmHas("1", "refused chair", null);
        hub.captured("1");
        await().until(() -> hub.problems.calls.get() > 1);

        hub.problems.refuses = false;

        await().untilAsserted(() -> assertThat(hub.problems.shown).containsOnlyKeys("1"));
        int calls = hub.problems.calls.get();
        hub.asked("crm", "1");
        await().until(() -> hub.count("reading") == 0);
        assertThat(hub.problems.calls).hasValue(calls);
    }
}
