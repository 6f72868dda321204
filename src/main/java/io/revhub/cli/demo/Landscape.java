package io.revhub.cli.demo;

import io.revhub.cli.client.Installation;

/** The systems, each logged in to. */
public record Landscape(Crm crm, Shop shop, Billing billing, Erp erp) {

    /** Logs in to each. */
    public static Landscape of(Installation installation) {
        var systems = installation.systems();
        return new Landscape(
                new Crm(systems.get("crm")),
                new Shop(systems.get("shop")),
                new Billing(systems.get("billing")),
                new Erp(systems.get("erp")));
    }
}
