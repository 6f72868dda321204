package io.revhub.connector.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.revhub.TestDatabase;
import io.revhub.connector.Systems;
import io.revhub.connector.http.JsonHttp;
import io.revhub.document.DocumentId;
import io.revhub.document.TestDocuments;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

class PartnerOrdersTest {

    private static final String HEAD = "order,orderedOn,currency,customerVatId,line,sku,quantity,unitPrice\n";
    private static DataSource database;

    @TempDir
    private Path data;

    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TestDocuments documents = TestDocuments.on(database);
    private final PartnerOrders orders = new PartnerOrders(
            jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)), () -> {}, Clock.systemUTC());
    private final OrderDesk desk = new OrderDesk(orders, documents.references(), documents.likenesses());
    private final Systems.Settings settings = new Systems.Settings(
            URI.create("http://localhost:1"),
            null,
            null,
            Map.of(
                    "nord.model", "reseller",
                    "nord.vat-id", "DE 1",
                    "nord.secret", "north",
                    "mueller.model", "agent"));
    private CatchUp catchUp;
    private DocumentId weber;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void known() {
        jdbc.sql("truncate partner_order restart identity").update();
        catchUp = catchUp();
        documents.account("Nord", "DE1");
        weber = documents.account("Weber", "DE2");
        documents.product("FLT-DEV");
    }

    private CatchUp catchUp() {
        return new PartnerCatchUp(settings, data, DataSize.ofMegabytes(20), desk, orders, Clock.systemUTC());
    }

    @Test
    void oneBadLineRejectsItsOrderAndNoOther() throws IOException {
        CatchUp.Page empty = catchUp.next(Optional.empty());
        drop(
                "nord",
                "april.csv",
                HEAD
                        + "A-1,2026-04-10,EUR,,10,FLT-DEV,3,279.96\n"
                        + "A-2,2026-04-10,EUR,,10,FLT-DEV,3,279.96\n"
                        + "A-2,2026-04-10,EUR,,20,FLT-NONE,1,1.00\n"
                        + "A-3,2026-04-10,EUR,,10,FLT-DEV,\"1,5\",279.96\n");

        CatchUp.Page page = catchUp.next(Optional.of(empty.position()));

        assertThat(page.hints()).containsExactly(new Hint("Order", "nord/A-1"));
        assertThat(out("nord", "april.csv.ack.csv")).isEqualToIgnoringNewLines("order,statusA-1,accepted");
        assertThat(out("nord", "april.csv.reject.csv"))
                .contains("line 4,A-2,the product FLT-NONE is not known")
                .contains("line 5,A-3,\"quantity \"\"1,5\"\" is no positive number")
                .doesNotContain("A-1");
        assertThat(names("nord/in")).isEmpty();
        assertThat(names("nord/processed")).containsExactly("april.csv");
    }

    @Test
    void anOrderIsTakenOnceHoweverOftenItsFileComes() throws IOException {
        catchUp.next(Optional.empty());
        String file = HEAD + "A-1,2026-04-10,EUR,,10,FLT-DEV,3,279.96\n";
        drop("nord", "a.csv", file);
        CatchUp.Page first = catchUp.next(Optional.empty());
        drop("nord", "a.csv", file);
        CatchUp.Page again = catchUp.next(Optional.of(first.position()));
        drop("nord", "b.csv", file.replace(",3,", ",4,"));
        CatchUp.Page other = catchUp.next(Optional.of(again.position()));

        assertThat(first.hints()).hasSize(1);
        assertThat(again.hints()).isEmpty();
        assertThat(other.hints()).isEmpty();
        assertThat(out("nord", "a.csv.ack.csv")).contains("A-1,accepted");
        assertThat(out("nord", "b.csv.reject.csv")).contains("taken before, and it was another one");
        assertThat(names("nord/processed")).containsExactlyInAnyOrder("a.csv", "a-2.csv", "b.csv");
    }

    @Test
    void whatACrashLeftIsTakenUpAndWhatIsBeingWrittenIsLeft() throws IOException {
        catchUp.next(Optional.empty());
        Files.writeString(data.resolve("nord/taken/left.csv"), HEAD + "A-1,2026-04-10,EUR,,10,FLT-DEV,3,279.96\n");
        Files.writeString(data.resolve("nord/in/fresh.csv"), HEAD);
        drop("nord", "whole.csv.part", HEAD);

        assertThat(catchUp().next(Optional.empty()).hints()).hasSize(1);
        assertThat(names("nord/in")).containsExactlyInAnyOrder("fresh.csv", "whole.csv.part");
        assertThat(names("nord/processed")).containsExactly("left.csv");
    }

    @Test
    void anAgentsOrderIsTheEndCustomers() throws IOException {
        catchUp.next(Optional.empty());
        drop("mueller", "o.json", """
                {"orders":[
                  {"order":"7","orderedOn":"2026-04-10","currency":"EUR","customerVatId":"DE2",
                   "lines":[{"line":"10","sku":"FLT-DEV","quantity":2.50,"unitPrice":"349.95"}]},
                  {"order":"8","orderedOn":"2026-04-10","currency":"EUR","customerVatId":"DE9",
                   "lines":[{"line":"10","sku":"FLT-DEV","quantity":1,"unitPrice":"349.95"}]}]}
                """);

        catchUp.next(Optional.empty());

        var order = new PartnerReader(orders, documents.documents())
                .read(List.of("mueller/7", "mueller/0"))
                .get("mueller/7");
        assertThat(order.at("/account").asText()).isEqualTo(weber.value());
        assertThat(order.at("/lines/0/quantity").asText()).isEqualTo("2.50");
        assertThat(out("mueller", "o.json.reject.json")).contains("no account has the VAT id", "order 2, line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800"})
    void whatNoTextHoldsRejectsItsOrder(String odd) throws Exception {
        MockHttpServletResponse answer = rest(
                "nord",
                "north",
                ("{\"orders\":[{\"order\":\"R-9\",\"orderedOn\":\"2026-04-10\",\"currency\":\"EUR\","
                                + "\"customerVatId\":\"DE2%1$s\",\"shipToName\":\"%1$s\",\"lines\":[{\"line\":\"10\","
                                + "\"sku\":\"FLT-DEV%1$s\",\"quantity\":\"1\",\"unitPrice\":\"1.00\"}]}]}")
                        .formatted(odd));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("customerVatId has something in it that is no text");
    }

    @Test
    void aVatIdThatAGroupOfCompaniesSharesDoesNotTellWhoOrders() throws IOException {
        documents.account("Holding", "DE 77");
        documents.account("Spedition", "DE77");
        catchUp.next(Optional.empty());
        drop("mueller", "g.csv", HEAD + "9,2026-04-10,EUR,DE77,10,FLT-DEV,1,349.95\n");

        assertThat(catchUp.next(Optional.empty()).hints()).isEmpty();
        assertThat(out("mueller", "g.csv.reject.csv")).contains("2 accounts have the VAT id");
    }

    @Test
    void aFileThatCannotBeReadIsRejectedWhole() throws IOException {
        catchUp.next(Optional.empty());
        drop("nord", "a.json", "{\"orders\":[");
        drop("nord", "b.csv", "no;names\n1;2\n");

        assertThat(catchUp.next(Optional.empty()).hints()).isEmpty();
        assertThat(out("nord", "a.json.reject.json")).contains("It is no JSON");
        assertThat(out("nord", "b.csv.reject.csv")).contains("does not name the columns");
        assertThat(names("nord/processed")).hasSize(2);
    }

    @Test
    void ordersComeByRestWithThePartnersOwnLogIn() throws Exception {
        String body =
                "{\"orders\":[{\"order\":\"R-1\",\"orderedOn\":\"2026-04-10\",\"currency\":\"EUR\",\"lines\":[{\"line\":\"10\",\"sku\":\"FLT-DEV\",\"quantity\":\"1\",\"unitPrice\":\"1.00\"}]}]}";

        assertThat(rest("nord", "wrong", body).getStatus()).isEqualTo(401);
        assertThat(rest("mueller", "", body).getStatus()).isEqualTo(401);
        MockHttpServletResponse taken = rest("nord", "north", body);
        assertThat(taken.getStatus()).isEqualTo(202);
        assertThat(taken.getContentAsString()).contains("\"accepted\":[\"R-1\"]");
        assertThat(rest("nord", "north", body.replace("FLT-DEV", "FLT-NONE")).getStatus())
                .isEqualTo(422);
        assertThat(rest("nord", "north", "[").getStatus()).isEqualTo(400);
        assertThat(catchUp.next(Optional.empty()).hints()).containsExactly(new Hint("Order", "nord/R-1"));
    }

    private MockHttpServletResponse rest(String user, String secret, String body) throws Exception {
        return MockMvcBuilders.standaloneSetup(
                        new PartnerController(new Systems(Map.of("partner", settings)), desk, DataSize.ofMegabytes(5)))
                .build()
                .perform(post("/partner/orders")
                        .header("Authorization", JsonHttp.basic(user, secret))
                        .contentType("application/json")
                        .content(body))
                .andReturn()
                .getResponse();
    }

    private void drop(String partner, String name, String text) throws IOException {
        Path file = data.resolve(partner).resolve("in").resolve(name);
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private String out(String partner, String name) throws IOException {
        return Files.readString(data.resolve(partner).resolve("out").resolve(name));
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
