package io.revhub.connector.s4;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StockReaderTest {

    private final Erp erp = new Erp();
    private final String material = erp.product();

    @Test
    void whatThereIsOfAProductIsReadByPlantAndWhatNeverWasIsAbsent() {
        String other = erp.product();
        erp.receives(material, "7");
        erp.receives(material, "2.5");
        erp.receives(other, "1");

        Map<String, JsonNode> read = erp.connector
                .stockReader()
                .reader("erp", Map.of())
                .read(List.of(material + "/1010", other + "/1010", material + "/1020"));

        assertThat(read).containsOnlyKeys(material + "/1010", other + "/1010");
        assertThat(read.get(material + "/1010").path("available").asText()).isEqualTo("9.5");
        assertThat(read.get(material + "/1010").path("MaterialBaseUnit").asText())
                .isEqualTo("PC");
    }

    @Test
    void whatHasMovedIsFoundOnceAndAllOfItOnANewDay() {
        CatchUp catchUp = on("2026-04-20T06:00:00Z");
        Hint moved = new Hint("MaterialStock", material + "/1010");
        CatchUp.Page quiet = catchUp.next(Optional.empty());
        erp.receives(material, "7");

        CatchUp.Page received = catchUp.next(Optional.of(quiet.position()));

        assertThat(received.hints()).contains(moved);
        assertThat(catchUp.next(Optional.of(received.position())).hints()).isEmpty();
        assertThat(on("2026-04-21T06:00:00Z")
                        .next(Optional.of(received.position()))
                        .hints())
                .contains(moved);
    }

    private CatchUp on(String instant) {
        return new StockCatchUp(erp.client(), Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }
}
