package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.revhub.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every mappings/&lt;document&gt;/samples/&lt;direction&gt;/*.json of the repository. */
class MappingSamplesTest {

    private final Workspace workspace = new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1));
    private final Mappings mappings = new Mappings(workspace);
    private final Definitions definitions = new Definitions(workspace);

    @TestFactory
    Stream<DynamicTest> everySampleIsMappedAsExpected() {
        return samples().stream().map(s -> dynamicTest(s.about(), () -> s.check(mappings, definitions)));
    }

    @TestFactory
    Stream<DynamicTest> everyMappingHasASample() {
        Set<String> sampled = samples().stream().map(Sample::mapping).collect(Collectors.toSet());
        return mappings.names().stream()
                .map(name -> dynamicTest(
                        name + " has a sample", () -> assertThat(sampled).contains(name)));
    }

    @Test
    void everyMappingCanBeLoaded() {
        assertThat(mappings.broken()).isEmpty();
    }

    @Test
    void everyDefinitionCanBeLoaded() {
        assertThat(definitions.broken()).isEmpty();
    }

    private List<Sample> samples() {
        return workspace.files("mappings", ".json").stream()
                .filter(Sample::isOne)
                .map(Sample::of)
                .toList();
    }
}
