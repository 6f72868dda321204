package io.revhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.cli.crash.Trial;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code revhub crash}: kill -9 takes the hub, its broker and its database at once, and they come back. */
class KillTest {

    private static final int KILLS = 3;
    private static final long SEED = 7;

    @Test
    void nothingIsLostOrTwiceOrUnexplainedThoughTheHubIsKilledAgainAndAgain(
            @TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        Trial.Plan plan = new Trial.Plan(KILLS, SEED, KILLS, Duration.ofMinutes(1), new Ports().all());
        StringWriter told = new StringWriter();

        boolean good = new Trial(plan, folder, new PrintWriter(told)).run();

        assertThat(good).as(told + "; logs in " + folder).isTrue();
        assertThat(told.toString().strip()).endsWith("kills=3 lost=0 twice=0 unexplained=0 difference=0.00");
    }
}
