package io.revhub.intake;

import io.revhub.document.Document;
import io.revhub.rules.Refusal;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether something of an account is still open: then it must not be merged into another. */
record OpenItems(JdbcClient jdbc) {

    /** What is open; empty: nothing. What it owes is known as of the ERP's last look-up. */
    Optional<Refusal> of(Document account) {
        if (exists(account, """
                type = 'standing' and (body ->> 'open')::numeric <> 0""")) {
            return refused(account, "owes something, or is owed something");
        }
        if (exists(account, """
                exists (select 1 from due where due.document = document.id and due.system not like 'hub/%')""")) {
            return refused(account, "has something that is still on its way to a system");
        }
        return Optional.empty();
    }

    private boolean exists(Document account, String what) {
        return jdbc.sql("select exists (select 1 from document where body ->> 'account' = ? and " + what + ")")
                .param(account.id().value())
                .query(Boolean.class)
                .single();
    }

    private static Optional<Refusal> refused(Document account, String why) {
        return Optional.of(new Refusal(
                "open-items",
                account.title() + " " + why + ": it cannot be merged yet.",
                "Wait until everything is paid and delivered, or merge the other way round.",
                null));
    }
}
