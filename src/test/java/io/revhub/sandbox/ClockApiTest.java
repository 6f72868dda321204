package io.revhub.sandbox;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Path;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ClockApiTest {

    private static final String CLOCK = "/api/sandbox/clock";

    @TempDir
    Path folder;

    private Landscape landscape;
    private MockMvc hub;

    @BeforeEach
    void givenALandscape() {
        landscape = TestLandscape.in(folder);
        hub = MockMvcBuilders.standaloneSetup(new ClockApi(landscape.clock()))
                .setMessageConverters(new MappingJackson2HttpMessageConverter(SandboxConfiguration.exactJson()))
                .build();
    }

    @AfterEach
    void stop() {
        landscape.close();
    }

    @Test
    void theBusinessTimeIsReadAndMovedForwardOnly() throws Exception {
        hub.perform(get(CLOCK)).andExpect(jsonPath("$.instant", Matchers.startsWith("2026-04-10T08:")));

        move("{\"instant\":\"2026-04-15T06:00:00Z\"}").andExpect(status().isOk());
        hub.perform(get(CLOCK)).andExpect(jsonPath("$.instant", Matchers.startsWith("2026-04-15T06:00:")));

        move("{\"instant\":\"2026-04-10T08:00:00Z\"}")
                .andExpect(status().isConflict())
                .andExpect(content().string(Matchers.containsString("cannot go back")));
        move("{}").andExpect(status().isConflict());
    }

    private ResultActions move(String body) throws Exception {
        return hub.perform(post(CLOCK).contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
