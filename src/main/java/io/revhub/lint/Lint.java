package io.revhub.lint;

import io.revhub.mapping.Definitions;
import io.revhub.mapping.Mappings;
import io.revhub.workspace.Workspace;
import java.util.List;

/**
 * Checks every route, Kamelet, mapping, schema, ownership file and code list of a workspace. Thread-safe; each call looks at
 * the files as they are then.
 */
public final class Lint {

    private final Workspace workspace;

    public Lint(Workspace workspace) {
        this.workspace = workspace;
    }

    /** All that is wrong, sorted by file and line; empty if nothing is. */
    public List<Finding> findings() {
        Findings findings = new Findings();
        Mappings mappings = new Mappings(workspace);
        Definitions definitions = new Definitions(workspace);
        Kamelets kamelets = Kamelets.of(workspace, findings);
        CamelSchema schema = new CamelSchema();
        List<Check> checks = List.of(
                new ConfigCheck(workspace),
                new KameletCheck(kamelets, schema),
                new RouteCheck(workspace, kamelets, mappings, schema),
                new MappingCheck(workspace, mappings, definitions),
                new OwnershipCheck(workspace, definitions));
        checks.forEach(check -> check.check(findings));
        return findings.sorted();
    }
}
