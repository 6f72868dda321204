package io.revhub.protocol;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a hub of its own. */
abstract class OnFreshHub {

    TestHub hub;

    @BeforeEach
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
        hub = new TestHub(folder);
    }

    @AfterEach
    void stop() {
        hub.close();
    }
}
