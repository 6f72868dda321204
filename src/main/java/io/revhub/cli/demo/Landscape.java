package io.revhub.cli.demo;

import io.revhub.cli.client.Installation;

/** The systems, each logged in to. */
record Landscape(Crm crm, Shop shop, Billing billing, Erp erp) {

    static Landscape of(Installation installation) {
        var systems = installation.systems();
        return new Landscape(
                new Crm(systems.get("crm")),
                new Shop(systems.get("shop")),
                new Billing(systems.get("billing")),
                new Erp(systems.get("erp")));
    }
}
