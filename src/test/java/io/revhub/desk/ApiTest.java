package io.revhub.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.revhub.deal.CaseA;
import io.revhub.deal.StoredDeals;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.ParkedItems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@DeskTest
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class ApiTest {

    private static boolean filled;

    @Autowired
    private MockMvc web;

    @Autowired
    private StoredDeals store;

    @Autowired
    private ParkedItems parked;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aDealWhoseSecondEntryTheErpRefuses() {
        if (!filled) {
            new CaseA(store).signed().ordered().fulfilled().invoiced().refusedByTheErp();
            filled = true;
        }
    }

    @Test
    void dealsAreListedWithTheirFiguresAsText() throws Exception {
        ask("/api/deals")
                .andExpect(jsonPath("$[0].number").value(CaseA.NUMBER))
                .andExpect(jsonPath("$[0].state").value("blocked"))
                .andExpect(jsonPath("$[0].figures.quoted").value("13389.87"))
                .andExpect(jsonPath("$[0].figures.atRisk").value("4099.40"));
    }

    @Test
    void aDealIsToldWithItsBlockersDocumentsAndEntries() throws Exception {
        ask("/api/deals/" + CaseA.NUMBER)
                .andExpect(jsonPath("$.deal.customer").value("Nordwind Logistik GmbH"))
                .andExpect(jsonPath("$.steps[5].name").value("booked"))
                .andExpect(jsonPath("$.steps[5].state").value("parked"))
                .andExpect(jsonPath("$.blockers[0].sentence")
                        .value("The ERP refused the journal entry: posting period 4/2026 is closed."))
                .andExpect(jsonPath("$.blockers[0].money.amount").value("4099.40"))
                .andExpect(jsonPath("$.documents[0].type").value("quote"))
                .andExpect(jsonPath("$.documents[0].id").isString())
                .andExpect(jsonPath("$.entries[0].lines[0].amount").value("11834.55"));
    }

    @Test
    void aDocumentIsToldWithItsFieldsVersionsAndPlaces() throws Exception {
        String entry = jdbc.sql("select document from delivery where system = 'erp' and type = 'journal-entry' limit 1")
                .query(String.class)
                .single();

        ask("/api/documents/" + entry)
                .andExpect(jsonPath("$.type").value("journal-entry"))
                .andExpect(jsonPath("$.id").value(entry))
                .andExpect(jsonPath("$.fields[*].name").isNotEmpty())
                .andExpect(jsonPath("$.versions[0].number").value(1))
                .andExpect(jsonPath("$.places[?(@.system == 'erp')].wanted").value(1));
    }

    @Test
    void anUnknownDocumentIsNotThere() throws Exception {
        web.perform(get("/api/documents/none").with(httpBasic("finance", "sandbox-finance")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error").value("There is no document none."));
    }

    @Test
    void anUnknownDealIsNotThere() throws Exception {
        web.perform(get("/api/deals/Q-none").with(httpBasic("finance", "sandbox-finance")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.error").value("There is no deal Q-none."));
    }

    @Test
    void statusNamesSystemsWorkAndBrokenFiles() throws Exception {
        ask("/api/status")
                .andExpect(jsonPath("$.systems[?(@.name == 'erp')].address").value("http://localhost:8104"))
                .andExpect(jsonPath("$.systems[?(@.name == 'erp')].deliveries.parked")
                        .exists())
                .andExpect(jsonPath("$.openReadings").value(0))
                .andExpect(
                        jsonPath("$.broken['routes/order/to-erp.camel.yaml']").value("Unknown parameter: atMst"));
    }

    @Test
    void aPausedSystemIsToldOnThePageOfTheSystemsAndEngineersResumeItThere() throws Exception {
        web.perform(post("/systems/shop/pause")
                        .with(user("finance").roles("finance"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post("/systems/shop/pause")
                        .with(user("engineer").roles("engineer"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());

        ask("/api/status")
                .andExpect(jsonPath("$.systems[?(@.name == 'shop')].circuit.pausedBy")
                        .value("engineer"));
        web.perform(get("/systems").with(user("engineer").roles("engineer")))
                .andExpect(content().string(containsString("Shop: deliveries were paused by engineer")))
                .andExpect(content().string(containsString("/systems/shop/resume")));
        web.perform(get("/systems").with(user("finance").roles("finance")))
                .andExpect(content().string(not(containsString("/systems/shop/resume"))));

        web.perform(post("/systems/shop/resume")
                .with(user("engineer").roles("engineer"))
                .with(csrf()));
        ask("/api/status")
                .andExpect(jsonPath("$.systems[?(@.name == 'shop' && @.circuit != null)]")
                        .isEmpty());
    }

    @Test
    void whatIsParkedIsTriedAgain() throws Exception {
        ParkedItem item = parked.open().get(0);
        ask("/api/parked")
                .andExpect(jsonPath("$[0].deal").value(CaseA.NUMBER))
                .andExpect(jsonPath("$[0].amount").value("4099.40"));

        web.perform(post("/api/parked/" + item.id() + "/retry").with(httpBasic("finance", "sandbox-finance")))
                .andExpect(status().isAccepted());

        ask("/api/parked").andExpect(jsonPath("$[0].state").value("pending"));
        assertThat(jdbc.sql("select count(*) from due where document = ? and system = 'erp'")
                        .param(item.document().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select text from journal_line where kind = 'retried'")
                        .query(String.class)
                        .single())
                .doesNotContain("finance");
        web.perform(post("/api/parked/4711/retry").with(httpBasic("finance", "sandbox-finance")))
                .andExpect(status().isNotFound());
        jdbc.sql("update delivery set state = 'parked' where document = ? and system = 'erp'")
                .param(item.document().value())
                .update();
    }

    @Test
    void aParkedChangeIsReadAgain() throws Exception {
        jdbc.sql("""
                        insert into parked (kind, system, type, record_id, code, reason, remedy, since)
                        values ('change', 'crm', 'Quote', '0Q9', 'sum', 'The lines do not add up.', 'Correct the quote.', now())
                        """).update();
        long id = jdbc.sql("select id from parked where kind = 'change'")
                .query(Long.class)
                .single();

        web.perform(post("/api/parked/" + id + "/retry").with(httpBasic("engineer", "sandbox-engineer")))
                .andExpect(status().isAccepted());

        assertThat(jdbc.sql("select record_id from reading where record_id = '0Q9'")
                        .query(String.class)
                        .list())
                .containsExactly("0Q9");
        jdbc.sql("delete from reading").update();
        jdbc.sql("delete from parked_event").update();
        jdbc.sql("delete from parked where kind = 'change'").update();
    }

    private ResultActions ask(String path) throws Exception {
        return web.perform(get(path).with(httpBasic("finance", "sandbox-finance")))
                .andExpect(status().isOk());
    }
}
