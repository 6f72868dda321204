package io.revhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.mapping.Mappings;
import io.revhub.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageCommandTest {

    private final Mappings mappings = new Mappings(new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1)));

    @Test
    void tellsFinanceWhereAnEntrysAmountComesFrom() {
        String table = CoverageCommand.markdown(mappings, List.of("journal-entry/from-invoice"));

        assertThat(table)
                .contains("## journal-entry/from-invoice")
                .containsPattern("\\| `document\\.lines\\[]\\.amount` \\| .*`lines\\[]\\.net`.*\\|")
                .containsPattern("\\| `document\\.lines\\[]\\.glAccount` \\| .*`config/posting`.*\\|");
    }
}
