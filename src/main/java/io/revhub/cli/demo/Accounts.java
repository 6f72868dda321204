package io.revhub.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which account of the ERP plays which role, as config/posting.yaml says. */
public record Accounts(Map<String, String> byRole) {

    private static final Set<String> REVENUE = Set.of("RP", "RS", "RA");
    private static final String DEFERRED = "DEF";

    public static Accounts of(Workspace workspace) {
        WorkspaceFile file = workspace
                .file("config/posting.yaml")
                .orElseThrow(() -> new IllegalStateException("There is no config/posting.yaml"));
        try {
            Map<String, String> byRole = new HashMap<>();
            for (Map.Entry<String, JsonNode> role :
                    new YAMLMapper().readTree(file.text()).properties()) {
                byRole.put(role.getKey(), role.getValue().path("account").asText());
            }
            return new Accounts(byRole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("config/posting.yaml cannot be read: " + e.getMessage(), e);
        }
    }

    List<String> revenue() {
        return of(REVENUE);
    }

    /** The accounts of these roles. */
    public List<String> of(Collection<String> roles) {
        return byRole.entrySet().stream()
                .filter(e -> roles.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    List<String> deferred() {
        return List.of(byRole.getOrDefault(DEFERRED, ""));
    }

    /** The roles of an account; empty: none. */
    String role(String account) {
        return byRole.entrySet().stream()
                .filter(e -> e.getValue().equals(account))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining("/"));
    }
}
