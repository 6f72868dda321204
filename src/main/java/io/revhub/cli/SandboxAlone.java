package io.revhub.cli;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/** The landscape without the hub; what is imported stands in META-INF/spring, so that no code depends on the sandbox. */
@ImportAutoConfiguration
class SandboxAlone {}
