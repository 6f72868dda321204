package io.revhub.lint;

import io.revhub.mapping.Definitions;
import io.revhub.mapping.Mappings;
import io.revhub.workspace.Workspace;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Checks every route, Kamelet, mapping, schema, ownership file and code list of a workspace. Thread-safe; each call looks at
 * the files as they are then.
 */
public final class Lint {

    private static final long STACK_BYTES = 64L << 20;

    private final Workspace workspace;

    public Lint(Workspace workspace) {
        this.workspace = workspace;
    }

    /** All that is wrong, sorted by file and line; empty if nothing is. */
    public List<Finding> findings() {
        // following fields through functions that call themselves goes deep
        FutureTask<List<Finding>> look = new FutureTask<>(this::look);
        new Thread(null, look, "lint", STACK_BYTES).start();
        try {
            return look.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The files could not be checked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Finding> look() {
        Findings findings = new Findings();
        Mappings mappings = new Mappings(workspace);
        Definitions definitions = new Definitions(workspace);
        Kamelets kamelets = Kamelets.of(workspace, findings);
        CamelSchema schema = new CamelSchema();
        List<Check> checks = List.of(
                new ConfigCheck(workspace),
                new RuleCheck(workspace),
                new KameletCheck(kamelets, schema),
                new RouteCheck(workspace, kamelets, mappings, schema),
                new UpgradeCheck(mappings, definitions),
                new MappingCheck(workspace, mappings, definitions),
                new OwnershipCheck(workspace, definitions));
        checks.forEach(check -> check.check(findings));
        return findings.sorted();
    }
}
