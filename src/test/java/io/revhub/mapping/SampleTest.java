package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revhub.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples' runner itself, on the small workspace of the test resources. */
class SampleTest {

    private final Workspace workspace = new Workspace(Path.of("src/test/resources/workspace"), Duration.ofMinutes(1));
    private final Mappings mappings = new Mappings(workspace);
    private final Definitions definitions = new Definitions(workspace);

    @ParameterizedTest
    @ValueSource(strings = {"good", "refused"})
    void aSampleThatIsMetPasses(String name) {
        assertThatCode(() -> check(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null-is-not-absent", "trailing-zero", "not-refused", "not-canonical", "half"})
    void aSampleThatIsNotMetFails(String name) {
        assertThatThrownBy(() -> check(name)).isInstanceOf(AssertionError.class);
    }

    private void check(String name) {
        String path = "mappings/order/samples/from-crm/" + name + ".json";
        Sample.of(workspace.file(path).orElseThrow()).check(mappings, definitions);
    }
}
