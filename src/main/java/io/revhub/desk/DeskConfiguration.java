package io.revhub.desk;

import com.fasterxml.jackson.annotation.JsonValue;
import io.revhub.connector.Systems;
import io.revhub.document.DocumentId;
import io.revhub.intake.Room;
import io.revhub.lint.CurrentFindings;
import io.revhub.lint.Finding;
import io.revhub.mapping.Definitions;
import io.revhub.mapping.Mappings;
import io.revhub.route.RouteLoader;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

@Configuration(proxyBeanMethods = false)
class DeskConfiguration implements WebMvcConfigurer {

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor byLink = new LocaleChangeInterceptor();
        byLink.setParamName("lang");
        byLink.setIgnoreInvalidLocale(true);
        registry.addInterceptor(byLink).excludePathPatterns("/api/**", "/webhooks/**");
    }

    @Bean
    RecordPages recordPages(Systems systems) {
        return new RecordPages(systems);
    }

    @Bean
    BrokenFiles brokenFiles(
            RouteLoader routes, Mappings mappings, Definitions definitions, CurrentFindings findings, Room room) {
        return () -> {
            Map<String, String> broken = new TreeMap<>(routes.broken());
            mappings.broken().values().forEach(m -> broken.put(m.file(), m.getMessage()));
            definitions.broken().values().forEach(d -> broken.put(d.file(), d.getMessage()));
            findings.all().stream()
                    .filter(f -> f.path().startsWith("config/") && f.severity() == Finding.Severity.ERROR)
                    .forEach(f -> broken.put(f.path(), f.toString()));
            room.shortage().ifPresent(shortage -> broken.put("disk", shortage));
            return broken;
        };
    }

    /** The hub is up, but takes nothing in. */
    @Bean
    HealthIndicator roomHealth(Room room) {
        return () -> room.shortage()
                .map(shortage ->
                        Health.outOfService().withDetail("reason", shortage).build())
                .orElseGet(() -> Health.up().build());
    }

    /** In JSON, a document's id is a text. */
    @Bean
    Jackson2ObjectMapperBuilderCustomizer idsAsText() {
        return builder -> builder.mixIn(DocumentId.class, AsText.class);
    }

    private interface AsText {
        @JsonValue
        String value();
    }
}
