package io.revhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.mapping.Mappings;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageCommandTest {

    private static final Path PAGE = Path.of("docs/coverage.md");

    private final Mappings mappings = new Mappings(new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1)));

    @Test
    void tellsFinanceWhereAnEntrysAmountComesFrom() {
        String table = CoverageCommand.markdown(mappings, List.of("journal-entry/from-invoice"));

        assertThat(table)
                .contains("## journal-entry/from-invoice")
                .containsPattern("\\| `document\\.lines\\[]\\.amount` \\| .*`lines\\[]\\.net`.*\\|")
                .containsPattern("\\| `document\\.lines\\[]\\.glAccount` \\| .*`config/posting`.*\\|");
    }

    @Test
    void tellsWhatIsReadForAConditionAlone() {
        String table = CoverageCommand.markdown(mappings, List.of("clearing/from-invoice"));

        assertThat(table).containsPattern("Only for a condition: .*`origin`");
    }

    @Test
    void thePageShowsTheMappingsAsTheyAre() throws IOException {
        String text = CoverageCommand.markdown(mappings, mappings.names());
        if (Boolean.getBoolean("coverage.write")) {
            Files.writeString(PAGE, text);
        }
        assertThat(Files.readString(PAGE))
                .as("written by ./revhub coverage --write docs/coverage.md")
                .isEqualTo(text);
    }
}
