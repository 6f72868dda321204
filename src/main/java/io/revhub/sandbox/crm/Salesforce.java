package io.revhub.sandbox.crm;

import io.revhub.sandbox.SimulatedSystem;

/** The simulated CRM. */
public final class Salesforce {

    public static final SimulatedSystem SYSTEM =
            new SimulatedSystem("crm", "Salesforce", SalesforceConfiguration.class);

    private Salesforce() {}
}
