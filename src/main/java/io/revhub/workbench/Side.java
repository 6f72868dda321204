package io.revhub.workbench;

import io.revhub.mapping.Definitions;
import io.revhub.mapping.Mappings;
import io.revhub.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One of the two workspaces that are compared: what is in use, or what is proposed. */
record Side(Mappings mappings, Definitions definitions, List<Way> ways) {

    static Side of(Workspace workspace) {
        return new Side(new Mappings(workspace), new Definitions(workspace), Way.of(workspace));
    }

    Optional<Way> way(Predicate<Way> which) {
        return ways.stream().filter(which).findFirst();
    }
}
