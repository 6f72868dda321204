package io.revhub.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.revhub.deal.CaseA;
import io.revhub.deal.StoredDeals;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.ParkedItems;
import io.revhub.rules.Refusal;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people can do about what is parked, and who may. */
@DeskTest
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class ParkedTest {

    private static final String NO_SUM = "The lines do not add up.";
    private static boolean filled;

    @Autowired
    private MockMvc web;

    @Autowired
    private StoredDeals store;

    @Autowired
    private ParkedItems parked;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private ParkedBean bean;

    @Autowired
    private Reasons reasons;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void anEntryAndTwoChangesAreParked() {
        if (!filled) {
            new CaseA(store).signed().ordered().fulfilled().invoiced().refusedByTheErp();
            filled = true;
        }
        jdbc.sql("delete from reading").update();
        jdbc.sql("update parked set resolved_at = null, resolution = null, assignee = null where kind = 'delivery'")
                .update();
        jdbc.sql(
                        "update delivery set state = 'parked' where system = 'erp' and document in (select document from parked)")
                .update();
        jdbc.sql("delete from parked_event").update();
        jdbc.sql("delete from parked where kind = 'change'").update();
        change("0Q1");
        change("0Q2");
    }

    private void change(String record) {
        long change = jdbc.sql("""
                        insert into change (system, record_type, record_id, body, stamp, revision, outcome, received_at)
                        values ('crm', 'Quote', ?, '{"Total":"1.00"}', 1, 'r', 'parked', now()) returning id
                        """).param(record).query(Long.class).single();
        parked.parkChange(
                "crm",
                "Quote",
                record,
                change,
                new Refusal("does-not-add-up", NO_SUM, "Correct the quote.", null).naming("1 + 1 = 3"),
                ParkedItems.Money.UNKNOWN,
                null);
    }

    private ParkedItem delivery() {
        return parked.open().stream()
                .filter(i -> i.kind().equals("delivery"))
                .findFirst()
                .orElseThrow();
    }

    private ParkedItem aChange() {
        return parked.open().stream()
                .filter(i -> i.kind().equals("change"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameReasonStandsOnceWithTheMoney() throws Exception {
        web.perform(as("finance", get("/api/parked/groups")))
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].code").value("does-not-add-up"))
                .andExpect(jsonPath("$[0].items.length()").value(2))
                .andExpect(jsonPath("$[1].sums.EUR").value("4099.40"))
                .andExpect(jsonPath("$[1].items[0].who").value("Accounting"));
    }

    @Test
    void germansAreToldInGermanAndWithoutAGermanSentenceInEnglish() throws Exception {
        web.perform(as("finance", get("/api/parked/" + aChange().id())).header("Accept-Language", "de"))
                .andExpect(jsonPath("$.reason").value("Die Beträge von Angebot 0Q1 gehen nicht auf: 1 + 1 = 3"))
                .andExpect(jsonPath("$.who").value("Vertriebsinnendienst"));
        web.perform(as("finance", get("/api/parked/" + aChange().id())))
                .andExpect(jsonPath("$.reason").value(NO_SUM));

        Refusal unnamed = new Refusal("does-not-add-up", NO_SUM, "Correct it.", null);
        Refusal unknown = new Refusal("never-heard-of", "It is odd.", "Look.", null);
        assertThat(reasons.told(unnamed, "quote", "Q-1", "crm", Locale.GERMAN).reason())
                .isEqualTo(NO_SUM);
        assertThat(reasons.told(unknown, "quote", "Q-1", "hub/order", Locale.GERMAN)
                        .remedy())
                .isEqualTo("Look.");
    }

    @Test
    void anItemIsToldWithInputAndEachTry() throws Exception {
        ParkedItem item = aChange();
        parked.parkChange(
                "crm",
                "Quote",
                item.recordId(),
                item.change(),
                new Refusal("does-not-fit", "No customer.", "Name one.", "said"),
                ParkedItems.Money.UNKNOWN,
                "{\"document\":null}");

        web.perform(as("engineer", get("/api/parked/" + item.id())))
                .andExpect(jsonPath("$.input").value("{\"Total\":\"1.00\"}"))
                .andExpect(jsonPath("$.output").value("{\"document\":null}"))
                .andExpect(jsonPath("$.tries").value(2))
                .andExpect(jsonPath("$.history[0].text").value(NO_SUM))
                .andExpect(jsonPath("$.history[1].said").value("said"));
        web.perform(as("engineer", get("/api/parked/4711"))).andExpect(status().isNotFound());
    }

    @Test
    void financeAssignsCommentsAndDismissesWhatIsAboutMoney() throws Exception {
        ParkedItem item = delivery();
        web.perform(as("finance", json(post("/api/parked/" + item.id() + "/assign"), "{\"to\":\"finance\"}")))
                .andExpect(status().isAccepted());
        web.perform(as("finance", json(post("/api/parked/" + item.id() + "/comment"), "{\"text\":\"I ask.\"}")))
                .andExpect(status().isAccepted());
        web.perform(as("engineer", json(post("/api/parked/" + item.id() + "/dismiss"), "{\"reason\":\"x\"}")))
                .andExpect(status().isForbidden());
        web.perform(as("finance", json(post("/api/parked/" + item.id() + "/dismiss"), "{\"reason\":\" \"}")))
                .andExpect(status().isBadRequest());
        web.perform(as("finance", json(post("/api/parked/" + item.id() + "/dismiss"), "{\"reason\":\"By hand.\"}")))
                .andExpect(status().isAccepted());

        web.perform(as("finance", get("/api/parked/" + item.id())))
                .andExpect(jsonPath("$.resolution").value("dismissed: By hand."))
                .andExpect(jsonPath("$.state").value("dismissed"))
                .andExpect(jsonPath("$.assignee").value("finance"))
                .andExpect(jsonPath("$.history.length()").value(3));
        web.perform(as("finance", get("/api/deals/" + CaseA.NUMBER)))
                .andExpect(jsonPath("$.blockers[?(@.state == 'parked')]").isEmpty());
        assertThat(jdbc.sql("select text from journal_line where kind = 'dismissed'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(text -> text.contains("finance") || text.contains("By hand"));
    }

    @Test
    void theNextVersionOfADismissedDocumentIsBrought() throws Exception {
        ParkedItem item = delivery();
        web.perform(as("finance", json(post("/api/parked/" + item.id() + "/dismiss"), "{\"reason\":\"By hand.\"}")))
                .andExpect(status().isAccepted());

        deliveries.want(item.document(), item.type(), 2, "lane", Duration.ZERO);

        assertThat(jdbc.sql("select state from delivery where document = ? and system = 'erp'")
                        .param(item.document().value())
                        .query(String.class)
                        .single())
                .isEqualTo("pending");
    }

    @Test
    void whatIsAboutNoMoneyIsNotForFinance() throws Exception {
        long id = aChange().id();
        web.perform(as("finance", json(post("/api/parked/" + id + "/dismiss"), "{\"reason\":\"x\"}")))
                .andExpect(status().isForbidden());
        web.perform(as("finance", json(put("/api/parked/" + id + "/input"), "{}")))
                .andExpect(status().isForbidden());
        web.perform(as("engineer", json(post("/api/parked/" + id + "/dismiss"), "{\"reason\":\"A test.\"}")))
                .andExpect(status().isAccepted());
        web.perform(as("engineer", json(post("/api/parked/" + id + "/retry"), "")))
                .andExpect(status().isNotFound());
    }

    @Test
    void anEditedInputIsTakenInWithBeforeAndAfterInTheJournal() throws Exception {
        ParkedItem item = aChange();
        web.perform(as("engineer", json(put("/api/parked/" + item.id() + "/input"), "nonsense")))
                .andExpect(status().isBadRequest());
        web.perform(as("engineer", json(put("/api/parked/" + item.id() + "/input"), "{\"Total\":\"2.00\"}")))
                .andExpect(status().isAccepted());

        assertThat(jdbc.sql("select convert_from(instead, 'UTF8') from reading where record_id = ?")
                        .param(item.recordId())
                        .query(String.class)
                        .single())
                .isEqualTo("{\"Total\":\"2.00\"}");
        assertThat(jdbc.sql(
                                "select payload from journal_payload p join journal_line l on l.id = p.line where kind = 'edited'")
                        .query(String.class)
                        .single())
                .contains("1.00", "2.00", "engineer");
    }

    @Test
    void allOfOneReasonAreTriedAgainByEngineers() throws Exception {
        String same = "{\"code\":\"does-not-add-up\",\"system\":\"crm\",\"type\":\"Quote\"}";
        web.perform(as("finance", json(post("/api/parked/retry"), same))).andExpect(status().isForbidden());
        web.perform(as("engineer", json(post("/api/parked/retry"), same)))
                .andExpect(jsonPath("$.count").value(2));

        assertThat(jdbc.sql("select record_id from reading where record_type = 'Quote' order by 1")
                        .query(String.class)
                        .list())
                .contains("0Q1", "0Q2");
    }

    @Test
    void whatALaterChangeMendsIsResolvedByItself() throws Exception {
        ParkedItem item = aChange();
        parked.resolveChange("crm", "Quote", item.recordId(), "a later change was accepted");

        web.perform(as("finance", get("/api/parked/" + item.id())))
                .andExpect(jsonPath("$.resolution").value("a later change was accepted"))
                .andExpect(jsonPath("$.history[1].kind").value("resolved"));
    }

    @Test
    void remapReplaysADocumentsRecordsAndItsParents() throws Exception {
        web.perform(as("finance", json(post("/api/remap/journal-entry"), ""))).andExpect(status().isForbidden());
        web.perform(as("engineer", json(post("/api/remap/quote"), "")))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.count").value(1));
    }

    @Test
    void hawtioSeesAndDoesTheSame() throws Exception {
        bean.start();
        ObjectName name = new ObjectName("io.revhub:type=Parked");
        var server = ManagementFactory.getPlatformMBeanServer();

        assertThat(server.getAttribute(name, "Open")).isEqualTo(3L);
        assertThat((String[]) server.invoke(name, "list", null, null)).anyMatch(line -> line.contains(NO_SUM));
        Object done = server.invoke(
                name, "comment", new Object[] {aChange().id(), "seen"}, new String[] {"long", "java.lang.String"});
        assertThat(done).isEqualTo("done");
        bean.stop();
        assertThat(server.isRegistered(name)).isFalse();
    }

    private static MockHttpServletRequestBuilder as(String user, MockHttpServletRequestBuilder request) {
        return request.with(httpBasic(user, "sandbox-" + user));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType("application/json").content(body);
    }
}
