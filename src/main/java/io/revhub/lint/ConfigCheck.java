package io.revhub.lint;

import io.revhub.workspace.Workspace;

/** The files of config/: that they are YAML at all, and no key stands twice. */
final class ConfigCheck implements Check {

    private final Workspace workspace;

    ConfigCheck(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public void check(Findings findings) {
        workspace.files("config", ".yaml").forEach(file -> YamlFile.read(file, findings));
    }
}
