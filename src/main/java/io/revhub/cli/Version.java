package io.revhub.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Commands.class.getPackage().getImplementationVersion();
        return new String[] {"RevHub " + (version == null ? "(not packaged)" : version)};
    }
}
