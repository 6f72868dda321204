package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutTest {

    @Test
    void whatWasCutIsFoundWhereItStands(@TempDir Path folder) {
        JsonNode output =
                mapped(folder, "{\"name\": cut(.name, 40), \"texts\": [{\"t\": cut(.name, 2)}, cut(.name, 3)]}");

        assertThat(Cut.in(output)).containsExactly(new Cut("texts/0/t", 2, 4), new Cut("texts/1", 3, 4));
        assertThat(output.toString())
                .isEqualTo("{\"name\":\"a\uD83D\uDE00bc\",\"texts\":[{\"t\":\"a\uD83D\uDE00\"},\"a\uD83D\uDE00b\"]}");
    }

    @Test
    void theFirstSignsOfATextAreNoLoss(@TempDir Path folder) {
        assertThat(Cut.in(mapped(folder, "{\"name\": first(.name, 1), \"none\": cut(.none, 1)}")))
                .isEmpty();
    }

    @Property
    void aCutTextIsEqualToTheSameTextThatWasNeverCut(
            @ForAll String text, @ForAll @IntRange(min = 0, max = 9) int more) {
        JsonNode cut = new CutText(text, text.length() + more);

        assertThat(cut).isEqualTo(TextNode.valueOf(text)).hasSameHashCodeAs(TextNode.valueOf(text));
        assertThat(TextNode.valueOf(text)).isEqualTo(cut);
    }

    private static JsonNode mapped(Path folder, String mapping) {
        return TestWorkspace.in(folder)
                .write("mappings/thing/to-there.jslt", mapping)
                .mappings()
                .mapping("thing/to-there")
                .apply(TestWorkspace.json("{\"name\": \"a\uD83D\uDE00bc\"}"), Map.of());
    }
}
