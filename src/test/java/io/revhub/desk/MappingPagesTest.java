package io.revhub.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.revhub.WorkspaceCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@DeskTest
@AutoConfigureMockMvc
class MappingPagesTest {

    private static final String ACCOUNT = "01J00000000000000000000001";
    private static final UserRequestPostProcessor ENGINEER = user("engineer").roles("engineer");

    @TempDir
    private static Path folder;

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    /** A copy, for a sample is written. */
    @DynamicPropertySource
    static void workspace(DynamicPropertyRegistry properties) throws IOException {
        WorkspaceCopy.to(folder);
        properties.add("revhub.workspace", folder::toString);
    }

    @BeforeEach
    void anAccount() {
        jdbc.sql("""
            insert into document (id, type, key, number, version, body, changed_at)
            values (?, 'account', 'ACC0000000000001', 'K-7', 1, ?::jsonb, now()) on conflict do nothing
            """).params(ACCOUNT, """
                {"number": "K-7", "name": "Petersen GmbH", "email": "p@petersen.example", "phone": null,
                 "street": "Deich 1", "postalCode": "20457", "city": "Hamburg", "country": "DE",
                 "vatId": "DE811234567", "currency": "EUR", "sellingCompany": "1010"}\
                """).update();
    }

    @Test
    void everybodySeesWhereAFieldComesFromAndEngineersAloneTryMappings() throws Exception {
        web.perform(get("/mappings/order").with(user("finance").roles("finance")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"lines[].net\"")))
                .andExpect(content().string(containsString("order/from-quote")));
        web.perform(get("/mappings/order/to-erp").with(user("finance").roles("finance")))
                .andExpect(status().isForbidden());
        web.perform(post("/api/try").with(httpBasic("finance", "sandbox-finance")))
                .andExpect(status().isForbidden());
        web.perform(get("/mappings/order/to-nowhere").with(ENGINEER)).andExpect(status().isNotFound());
    }

    @Test
    void aMappingIsTriedAsItIsTyped() throws Exception {
        web.perform(get("/mappings/account/to-shop").with(ENGINEER))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("document:" + ACCOUNT)));
        web.perform(post("/mappings/account/to-shop/try")
                        .with(ENGINEER)
                        .with(csrf())
                        .param("text", "{\"town\": .city}")
                        .param("input", "document:" + ACCOUNT))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Hamburg")))
                .andExpect(content().string(containsString("beside-differs")))
                .andExpect(content().string(not(containsString("<html"))));
        web.perform(post("/mappings/account/to-shop/try")
                        .with(ENGINEER)
                        .with(csrf())
                        .param("text", "{\n\"town\": }")
                        .param("input", "document:" + ACCOUNT))
                .andExpect(content().string(containsString("mappings/account/to-shop.jslt:2")));
    }

    @Test
    void programsTryMappingsToo() throws Exception {
        web.perform(post("/api/try")
                        .with(httpBasic("engineer", "sandbox-engineer"))
                        .contentType("application/json")
                        .content("{\"mapping\": \"account/to-shop\", \"text\": \"{\\\"town\\\": .city}\", \"document\":"
                                + " \""
                                + ACCOUNT + "\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.output.town").value("Hamburg"))
                .andExpect(jsonPath("$.differs").value(true));
    }

    @Test
    void whatIsStoredBecomesASampleWithoutPersonalData() throws Exception {
        web.perform(post("/mappings/account/to-shop/samples")
                        .with(ENGINEER)
                        .with(csrf())
                        .param("name", "recorded")
                        .param("input", "document:" + ACCOUNT))
                .andExpect(redirectedUrl("/mappings/account/to-shop?input=sample%3Arecorded"));

        assertThat(folder.resolve("mappings/account/samples/to-shop/recorded.json"))
                .content()
                .contains("\"then\"", "Hamburg")
                .doesNotContain("Petersen", "petersen", "811234567", "Deich");
        assertThat(jdbc.sql("select text from journal_line where kind = 'sample-recorded'")
                        .query(String.class)
                        .list())
                .containsExactly("A sample was recorded: mappings/account/samples/to-shop/recorded.json.");
        web.perform(post("/mappings/account/to-shop/try")
                        .with(ENGINEER)
                        .with(csrf())
                        .param("text", Files.readString(folder.resolve("mappings/account/to-shop.jslt")))
                        .param("input", "sample:recorded"))
                .andExpect(content().string(containsString("no difference")));
        web.perform(post("/mappings/account/to-shop/samples")
                        .with(ENGINEER)
                        .with(csrf())
                        .param("name", "../escaped")
                        .param("input", "document:" + ACCOUNT))
                .andExpect(status().is3xxRedirection());
        assertThat(folder.resolve("mappings/account/samples/escaped.json")).doesNotExist();
    }

    @Test
    void whatIsWrongWithAFileIsNamedWithLineAndRemedy() throws Exception {
        Path route = folder.resolve("routes/order/to-erp.camel.yaml");
        String good = Files.readString(route);
        Files.writeString(route, good.replace("kamelet:s4-sales-order-sink", "kamelet:s5-sales-order-sink"));
        try {
            await().untilAsserted(() -> web.perform(get("/mappings").with(ENGINEER))
                    .andExpect(content().string(containsString("There is no Kamelet s5-sales-order-sink")))
                    .andExpect(content().string(containsString("routes/order/to-erp.camel.yaml:"))));
        } finally {
            Files.writeString(route, good);
        }
    }
}
