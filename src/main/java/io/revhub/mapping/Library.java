package io.revhub.mapping;

import com.schibsted.spt.data.jslt.Function;
import io.revhub.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/** All functions that mappings may call beside JSLT's own; docs/mapping-functions.md has the table. */
final class Library {

    private final List<Function> functions = new ArrayList<>();

    Library(Workspace workspace) {
        functions.addAll(new DecimalFunctions().functions());
        functions.addAll(new MoneyFunctions().functions());
        functions.addAll(new DateFunctions().functions());
        functions.addAll(new InstantFunctions().functions());
        functions.addAll(new TextFunctions().functions());
        functions.addAll(new CodeLists(workspace).functions());
        functions.addAll(new MarkerFunctions().functions());
    }

    List<Function> functions() {
        return List.copyOf(functions);
    }
}
