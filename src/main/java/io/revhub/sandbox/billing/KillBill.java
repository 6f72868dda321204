package io.revhub.sandbox.billing;

import io.revhub.sandbox.SimulatedSystem;

/** The simulated billing system. */
public final class KillBill {

    public static final SimulatedSystem SYSTEM =
            new SimulatedSystem("billing", "Kill Bill", BillingConfiguration.class);

    private KillBill() {}
}
