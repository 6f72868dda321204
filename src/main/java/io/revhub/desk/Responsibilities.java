package io.revhub.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revhub.delivery.ParkedItem;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who can mend what: config/responsibilities.yaml, the first line that fits. A broken file leaves the one before in use. */
@Component
class Responsibilities {

    private static final Logger LOG = LoggerFactory.getLogger(Responsibilities.class);
    private static final String FILE = "config/responsibilities.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Workspace workspace;
    private Known known = new Known(0, YAML.createObjectNode());

    Responsibilities(Workspace workspace) {
        this.workspace = workspace;
    }

    private record Known(long stamp, JsonNode rules) {}

    /** The name of a group of people in the reader's language; empty: nobody is named. */
    String of(ParkedItem item, Locale locale) {
        JsonNode rules = rules();
        return StreamSupport.stream(rules.path("rules").spliterator(), false)
                .filter(rule -> fits(rule, "code", item.refusal().code())
                        && fits(rule, "system", item.system())
                        && fits(rule, "kind", item.kind())
                        && fits(rule, "type", item.type()))
                .findFirst()
                .map(rule -> rule.path("who").asText())
                .map(who -> name(rules.path("people").path(who), who, locale))
                .orElse("");
    }

    private static String name(JsonNode person, String who, Locale locale) {
        return person.path(locale.getLanguage()).asText(person.path("en").asText(who));
    }

    private static boolean fits(JsonNode rule, String field, String value) {
        JsonNode wanted = rule.path(field);
        List<String> values = wanted.isArray()
                ? StreamSupport.stream(wanted.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(wanted.asText());
        return wanted.isMissingNode() || values.contains(value);
    }

    private synchronized JsonNode rules() {
        workspace.file(FILE).filter(file -> file.stamp() != known.stamp()).ifPresent(this::read);
        return known.rules();
    }

    private void read(WorkspaceFile file) {
        JsonNode rules = known.rules();
        try {
            rules = YAML.readTree(file.text());
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", FILE, e.getMessage());
        }
        known = new Known(file.stamp(), rules);
    }
}
