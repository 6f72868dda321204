package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an org has from its first day: its users and the standard price book. */
final class Seed {

    /** The user of the connected app. */
    static final String INTEGRATION_USER = Ids.of("005", 1);

    /** The user of the pages. */
    static final String REP = Ids.of("005", 2);

    static final String ORGANISATION = Ids.of("00D", 1);

    private final Org org;
    private final Dml dml;

    Seed(Org org) {
        this.org = org;
        this.dml = new Dml(org);
    }

    /** Does nothing in an org that has it. */
    void plant() {
        org.together(() -> {
            if (org.live(INTEGRATION_USER).isEmpty()) {
                user("integration", "Integration", "User");
                user("rep", "Sales", "Rep");
                standardPriceBook();
            }
            return null;
        });
    }

    private void user(String name, String first, String last) {
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("Username", name + "@sandbox.revhub.example")
                .put("Email", name + "@sandbox.revhub.example")
                .put("FirstName", first)
                .put("LastName", last);
        dml.create(org.schema().require("User"), user, INTEGRATION_USER);
    }

    private void standardPriceBook() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("Name", "Standard Price Book")
                .put("IsActive", true);
        String id = dml.create(org.schema().require("Pricebook2"), body, INTEGRATION_USER);
        Row book = org.live(id).orElseThrow();
        book.set("IsStandard", true);
        org.put(book);
    }
}
