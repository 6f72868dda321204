package io.revhub.sandbox.provisioning;

import io.revhub.sandbox.SimulatedSystem;

/** The simulated provisioning system. */
public final class Provisioning {

    public static final SimulatedSystem SYSTEM =
            new SimulatedSystem("provisioning", "Provisioning", ProvisioningConfiguration.class);

    private Provisioning() {}
}
