package io.revhub.sandbox.crm;

import java.time.LocalDate;

/** A contract begins as a draft, is activated, and does not become a draft again. */
final class ContractRules implements Rules {

    private final Org org;

    ContractRules(Org org) {
        this.org = org;
    }

    @Override
    public void before(Change change) {
        Row contract = change.after();
        if (change.creates() && !contract.text("Status").equals("Draft")) {
            throw SalesforceError.refused(
                    "FAILED_ACTIVATION",
                    "Choose a valid contract status and save your changes. Ask your admin for details.",
                    "Status");
        }
        if (change.was("Status", "Activated") && change.moves("Status")) {
            throw SalesforceError.refused(
                    "INVALID_STATUS", "An activated contract cannot be changed back to another status.", "Status");
        }
        if (change.becomes("Status", "Activated")) {
            contract.set("ActivatedDate", org.now());
            contract.set("ActivatedById", change.user());
        }
        contract.set("EndDate", endDate(contract));
    }

    private static String endDate(Row contract) {
        if (!contract.has("StartDate") || !contract.has("ContractTerm")) {
            return null;
        }
        LocalDate start = LocalDate.parse(contract.text("StartDate"));
        return start.plusMonths(contract.decimal("ContractTerm").longValue())
                .minusDays(1)
                .toString();
    }

    @Override
    public void deleting(Row contract) {
        if ("Activated".equals(contract.text("Status"))) {
            throw SalesforceError.refused("DELETE_FAILED", "An activated contract cannot be deleted.");
        }
    }
}
