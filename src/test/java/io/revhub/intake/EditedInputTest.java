package io.revhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditedInputTest {

    private static final JsonNode EDITED = JsonNodeFactory.instance.objectNode().put("Total", "2.00");
    private static final JsonNode SHOWN = JsonNodeFactory.instance.objectNode().put("Total", "1.00");

    @Test
    void whatAPersonEditedIsTakenInsteadOfWhatTheSystemShows() {
        Observed edited = new Observed(reading("1", EDITED));
        Observed other = new Observed(reading("2", null));
        List<String> asked = new ArrayList<>();

        new ReadingBatch(null, null, List.of(edited, other)).read(ids -> {
            asked.addAll(ids);
            return Map.of("1", SHOWN, "2", SHOWN);
        });

        assertThat(asked).containsExactly("2");
        assertThat(edited.raw()).isEqualTo(EDITED);
        assertThat(other.raw()).isEqualTo(SHOWN);
    }

    private static Reading reading(String id, JsonNode instead) {
        return new Reading("crm", "Quote", id, 1, 0, null, 1, "lease", instead, false);
    }
}
