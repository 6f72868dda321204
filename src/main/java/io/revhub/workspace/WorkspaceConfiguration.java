package io.revhub.workspace;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkspaceConfiguration {

    private static final Duration FRESH = Duration.ofMillis(500);

    @Bean
    Workspace workspace(@Value("${revhub.workspace:.}") Path root) {
        return new Workspace(root.toAbsolutePath().normalize(), FRESH);
    }
}
