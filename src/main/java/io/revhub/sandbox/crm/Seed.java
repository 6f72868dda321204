package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/** What an org has from its first day: its users and the standard price book. */
final class Seed {

    /** The user of the connected app. */
    static final String INTEGRATION_USER = Ids.of("005", 1);

    /** The user of the pages. */
    static final String REP = Ids.of("005", 2);

    static final String ORGANISATION = Ids.of("00D", 1);

    private static final Map<String, String> RATES = Map.of("EUR", "1", "USD", "1.085", "CHF", "0.95", "GBP", "0.86");

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
            currencies();
            return null;
        });
    }

    /** Rates are units of the currency for one of the corporate one, euro. */
    private void currencies() {
        ObjectType type = org.schema().require("CurrencyType");
        if (org.where(type, Map.of()).isEmpty()) {
            RATES.forEach((code, rate) -> {
                ObjectNode body = JsonNodeFactory.instance
                        .objectNode()
                        .put("IsoCode", code)
                        .put("ConversionRate", new BigDecimal(rate));
                Row currency =
                        org.live(dml.create(type, body, INTEGRATION_USER)).orElseThrow();
                currency.set("IsCorporate", code.equals("EUR"));
                org.put(currency);
            });
        }
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
