package io.revhub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table = new Table().row("crm", "up", "x").row("provisioning", "down", "");

        assertThat(table.lines()).containsExactly("  crm           up    x", "  provisioning  down");
    }
}
