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
    Workspace workspace(@Value("${revhub.workspace:.}") String root) {
        // a String: Spring would look for a Path on the class path first, and find "." there
        return new Workspace(Path.of(root).toAbsolutePath().normalize(), FRESH);
    }
}
