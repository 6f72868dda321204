package io.revhub.sandbox.signature;

import io.revhub.sandbox.SimulatedSystem;

/** The simulated e-signature system. */
public final class ESignature {

    public static final SimulatedSystem SYSTEM =
            new SimulatedSystem("signature", "E-Signature", SignatureConfiguration.class);

    private ESignature() {}
}
