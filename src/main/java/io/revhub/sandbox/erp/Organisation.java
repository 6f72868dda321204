package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Master data by company code, sales area and plant must name ones that are set up. */
record Organisation(String entitySet, Consumer<Draft> check) implements Rules {

    @Override
    public void creating(Draft draft, Optional<ObjectNode> parent) {
        check.accept(draft);
    }

    static List<Rules> rules(MasterData masterData) {
        return List.of(
                new Organisation("A_CustomerCompany", draft -> company(draft, masterData)),
                new Organisation("A_CustomerSalesArea", draft -> salesArea(draft, masterData)),
                new Organisation("A_ProductPlant", draft -> plant(draft, masterData)),
                new Organisation("A_ProductSalesDelivery", draft -> productSalesArea(draft, masterData)));
    }

    private static void company(Draft draft, MasterData masterData) {
        known(masterData.companyCodes().containsKey(draft.text("CompanyCode")), "Company code", draft, "CompanyCode");
        String account = MasterData.external(draft.text("ReconciliationAccount"));
        MasterData.Account known = masterData.accounts().get(account);
        if (draft.has("ReconciliationAccount") && (known == null || !"debtor".equals(known.postedBy()))) {
            throw SapError.refused("Account " + account + " is not a reconciliation account for customers.");
        }
    }

    private static void salesArea(Draft draft, MasterData masterData) {
        boolean found = masterData
                .salesArea(draft.text("SalesOrganization"), draft.text("DistributionChannel"), draft.text("Division"))
                .isPresent();
        known(found, "Sales area", draft, "SalesOrganization", "DistributionChannel", "Division");
    }

    private static void productSalesArea(Draft draft, MasterData masterData) {
        boolean found = masterData.salesAreas().stream()
                .anyMatch(area -> area.organisation().equals(draft.text("ProductSalesOrg"))
                        && area.channel().equals(draft.text("ProductDistributionChnl")));
        known(found, "Sales area", draft, "ProductSalesOrg", "ProductDistributionChnl");
    }

    private static void plant(Draft draft, MasterData masterData) {
        known(masterData.plants().containsKey(draft.text("Plant")), "Plant", draft, "Plant");
    }

    private static void known(boolean known, String what, Draft draft, String... fields) {
        if (!known) {
            String value =
                    String.join(" ", List.of(fields).stream().map(draft::text).toList());
            throw SapError.refused(what + " " + value + " is not defined.");
        }
    }
}
