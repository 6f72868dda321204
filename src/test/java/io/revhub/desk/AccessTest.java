package io.revhub.desk;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

@DeskTest
@AutoConfigureMockMvc
@AutoConfigureObservability
class AccessTest {

    @Autowired
    private MockMvc web;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/deals/Q-1", "/parked", "/systems", "/actuator/hawtio/", "/actuator/jolokia"})
    void aStrangerComesToTheLogIn(String page) throws Exception {
        web.perform(get(page)).andExpect(redirectedUrlPattern("**/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/desk/desk.css", "/webjars/htmx.org/dist/htmx.min.js", "/actuator/health"})
    void whatTheLogInNeedsIsOpen(String path) throws Exception {
        web.perform(get(path)).andExpect(status().isOk());
    }

    @Test
    void healthIsNotUpBeforeTheHubTakesAnythingIn(@Autowired ApplicationContext hub) throws Exception {
        AvailabilityChangeEvent.publish(hub, ReadinessState.REFUSING_TRAFFIC);
        web.perform(get("/actuator/health")).andExpect(status().isServiceUnavailable());
        AvailabilityChangeEvent.publish(hub, ReadinessState.ACCEPTING_TRAFFIC);
        web.perform(get("/actuator/health")).andExpect(status().isOk());
    }

    @Test
    void aUserLogsInWithTheRightPasswordOnly() throws Exception {
        web.perform(formLogin("/login").user("finance").password("sandbox-finance"))
                .andExpect(authenticated().withRoles("finance"));
        web.perform(formLogin("/login").user("finance").password("guess")).andExpect(unauthenticated());
    }

    @Test
    void theApiTakesBasicAndNoSession() throws Exception {
        web.perform(get("/api/deals")).andExpect(status().isUnauthorized());
        web.perform(get("/api/deals").with(httpBasic("engineer", "wrong"))).andExpect(status().isUnauthorized());
        web.perform(get("/api/deals").with(httpBasic("engineer", "sandbox-engineer")))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Set-Cookie"));
    }

    @Test
    void anotherSitesPageCannotUseTheApi() throws Exception {
        var retry = post("/api/parked/1/retry").with(httpBasic("finance", "sandbox-finance"));
        web.perform(retry.header("Sec-Fetch-Site", "cross-site")).andExpect(status().isForbidden());
        web.perform(post("/api/parked/1/retry")
                        .with(httpBasic("finance", "sandbox-finance"))
                        .header("Origin", "https://evil.example"))
                .andExpect(status().isForbidden());
    }

    @Test
    void aPageChangesNothingWithoutItsToken() throws Exception {
        web.perform(post("/parked/1/retry").with(user("finance").roles("finance")))
                .andExpect(status().isForbidden());
        web.perform(post("/parked/1/retry")
                        .with(user("finance").roles("finance"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/parked"));
    }

    @Test
    void webhooksNeedNoTokenAndNoLogIn() throws Exception {
        web.perform(post("/webhooks/billing")).andExpect(status().isServiceUnavailable());
    }

    @ParameterizedTest
    @CsvSource({"engineer,403", "finance,403", "admin,200"})
    void onlyTheAdminReadsMetrics(String name, int expected) throws Exception {
        web.perform(get("/actuator/prometheus").with(httpBasic(name, "sandbox-" + name)))
                .andExpect(status().is(expected));
    }

    @Test
    void pagesForbidForeignAndInlineScripts() throws Exception {
        web.perform(get("/login"))
                .andExpect(header().string("Content-Security-Policy", Matchers.startsWith("default-src 'self';")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"));
    }

    @Test
    void aPageThatRefreshesItselfIsReloadedWhenItsSessionHasEnded() throws Exception {
        web.perform(get("/deals/Q-1").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Refresh", "true"));
    }
}
