package io.revhub.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {

    @Test
    void theFirstRunHasTheQuoteOfTheWorkedCase() {
        assertThat(Run.after(List.of()).quote()).isEqualTo("Q-2026-0417");
    }

    @Test
    void aLaterRunTakesTheNextNumber() {
        Run run = Run.after(List.of("Q-2026-0419", "Q-2026-0417", "Fleet of Nordwind", "Q-2026-0007"));

        assertThat(run.quote()).isEqualTo("Q-2026-0420");
        assertThat(Goods.SOLD.get(0).sku(run)).isEqualTo("FLT-DEV-0420");
        assertThat(run.vatId()).matches("DE\\d{9}");
    }
}
