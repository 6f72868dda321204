package io.revhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import io.revhub.rules.Refusal;

/** What deliveries write into the journal. */
final class DeliveryJournal {

    private final Journal journal;

    DeliveryJournal(Journal journal) {
        this.journal = journal;
    }

    void delivered(InFlight member, boolean called) {
        if (called) {
            write(
                    "delivered",
                    member,
                    title(member) + " is in the " + member.claim().system() + ".");
        }
        if (member.warning() != null) {
            write("not-kept", member, member.warning());
        }
    }

    void goesFirst(InFlight member) {
        write(
                "goes-first",
                member,
                title(member) + " goes to the " + member.claim().system()
                        + " without optional references, since what it refers to waits for it.");
    }

    void postponed(InFlight member, String said) {
        write("postponed", member, title(member) + " could not be brought now: " + said);
    }

    void unknown(InFlight member, String said) {
        write("unknown", member, "Nobody knows yet whether " + title(member) + " arrived: " + said);
    }

    void parked(InFlight member, Refusal refusal) {
        write("parked", member, title(member) + " is parked: " + refusal.reason());
    }

    private void write(String kind, InFlight member, String text) {
        JsonNode payload = member.output() == null ? JsonNodeFactory.instance.nullNode() : member.output();
        journal.write(new JournalLine(
                kind, member.document().id().value(), member.claim().system(), text, payload));
    }

    private static String title(InFlight member) {
        return member.document().type() + " " + member.document().title();
    }
}
