package io.revhub.sandbox.shop;

import io.revhub.sandbox.SimulatedSystem;

/** The simulated shop. */
public final class Medusa {

    public static final SimulatedSystem SYSTEM = new SimulatedSystem("shop", "Medusa", ShopConfiguration.class);

    private Medusa() {}
}
