package io.revhub.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import io.revhub.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceReadingTest {

    private static final Map<String, String> CASES = Map.of("object", "Account", "children", "Case.AccountId");

    private final TestCrm crm = new TestCrm();
    private final String account = crm.create("Account", "{'Name':'Nordwind','AnnualRevenue':1.10}");

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void recordsAreReadWithTheirChildren() {
        crm.create("Case", "{'AccountId':'" + account + "','Subject':'One'}");
        String other = crm.create("Account", "{'Name':'Other'}");
        Reader reader = crm.reader("SELECT Id, Name, AnnualRevenue, (SELECT Subject FROM Cases) FROM Account");

        Map<String, JsonNode> records = reader.read(List.of(account, other, "001000000000000AAA", "no id"));

        assertThat(records).containsOnlyKeys(account, other);
        assertThat(records.get(account).at("/Cases/records/0/Subject").asText()).isEqualTo("One");
        assertThat(records.get(account).get("AnnualRevenue").decimalValue()).isEqualByComparingTo("1.10");
        assertThat(records.get(account).at("/attributes/type").asText()).isEqualTo("Account");
    }

    @Test
    void amountsAreExactInWhateverFormTheyCome() {
        String rich = crm.create("Account", "{'Name':'Rich','AnnualRevenue':10500000}");
        String richer = crm.create("Account", "{'Name':'Richer','AnnualRevenue':9999999999999999.99}");

        Map<String, JsonNode> records =
                crm.reader("SELECT Id, AnnualRevenue FROM Account").read(List.of(rich, richer));

        assertThat(records.get(rich).get("AnnualRevenue").decimalValue()).isEqualByComparingTo("10500000");
        assertThat(records.get(richer).get("AnnualRevenue").decimalValue()).isEqualByComparingTo("9999999999999999.99");
    }

    @Test
    void whatCommitsLateWithAnEarlyStampIsFoundWithinTheOverlap() {
        CatchUp catchUp = crm.catchUp(Map.of("object", "Account"));
        Optional<String> position = walk(catchUp, Optional.empty()).position();
        crm.create("Account", "{'Name':'Newer than the late one'}");
        position = walk(catchUp, position).position();

        crm.lateCommits(60);
        String late = crm.create("Account", "{'Name':'Late'}");
        crm.lateCommits(0);

        assertThat(walk(catchUp, position).hints()).containsExactly(new Hint("Account", late));
    }

    @Test
    void aWhereOfTheQueryStays() {
        Reader reader = crm.reader("SELECT Id FROM Account WHERE Name = 'where (order by' OR Name = 'Nordwind'");
        String other = crm.create("Account", "{'Name':'Other'}");

        assertThat(reader.read(List.of(account, other))).containsOnlyKeys(account);
    }

    @Test
    void aQueryThatIsOrderedIsRefused() {
        assertThatThrownBy(() -> crm.reader("SELECT Id FROM Account ORDER BY Id"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreRecordsThanAQueryCanNameAreReadInParts() {
        String name = TestCrm.unique("part");
        crm.createMany("Account", names(name, 120));
        List<String> ids =
                crm.query("SELECT Id FROM Account WHERE Name = '" + name + "'").findValuesAsText("Id");

        assertThat(crm.reader("SELECT Id FROM Account").read(ids)).hasSize(120);
    }

    private static List<String> names(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'Name':'" + name + "'}")
                .toList();
    }

    @Test
    void aCrmThatDoesNotAnswerIsReadLater() {
        Reader reader = crm.reader("SELECT Id FROM Account");
        reader.read(List.of(account));
        crm.fault(Fault.Kind.OUTAGE, "GET", "/query");

        assertThatThrownBy(() -> reader.read(List.of(account))).isInstanceOf(ReadFailed.class);
    }

    @Test
    void changesAreFoundOnceWithinTheOverlap() {
        CatchUp catchUp = crm.catchUp(Map.of("object", "Account"));
        Walk first = walk(catchUp, Optional.empty());

        Walk quiet = walk(catchUp, first.position());
        crm.change("Account", account, "{'Name':'Changed'}");
        Walk changed = walk(catchUp, quiet.position());

        assertThat(first.hints()).contains(new Hint("Account", account));
        assertThat(quiet.hints()).isEmpty();
        assertThat(changed.hints()).containsExactly(new Hint("Account", account));
    }

    @Test
    void aChangedChildIsItsParentsChange() {
        String one = crm.create("Case", "{'AccountId':'" + account + "','Subject':'One'}");
        CatchUp catchUp = crm.catchUp(CASES);
        Optional<String> position = walk(catchUp, Optional.empty()).position();

        crm.change("Case", one, "{'Subject':'Other'}");
        Walk changed = walk(catchUp, position);
        crm.delete("Case", one);
        Walk deleted = walk(catchUp, changed.position());

        assertThat(changed.hints()).containsExactly(new Hint("Account", account));
        assertThat(deleted.hints()).containsExactly(new Hint("Account", account));
    }

    @Test
    void aLongFirstStartGoesPageByPage() {
        for (int i = 0; i < 11; i++) {
            crm.createMany("Case", pages(200));
        }
        Reader reader = crm.reader("SELECT Id, (SELECT Id FROM Cases) FROM Account");
        assertThat(reader.read(List.of(account)).get(account).at("/Cases/records"))
                .as("children that do not fit on their page")
                .hasSize(2200);
        CatchUp catchUp = crm.catchUp(Map.of("object", "Case"));

        CatchUp.Page first = catchUp.next(Optional.empty());

        assertThat(first.more()).isTrue();
        assertThat(first.hints()).hasSize(2000);
        assertThat(walk(catchUp, Optional.of(first.position())).hints())
                .hasSizeGreaterThanOrEqualTo(200)
                .doesNotContainAnyElementsOf(first.hints());
    }

    private List<String> pages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'Subject':'page','AccountId':'" + account + "'}")
                .toList();
    }

    @Test
    void aPageThatIsNoLongerThereIsAskedForAgain() {
        CatchUp catchUp = crm.catchUp(Map.of("object", "Account"));
        String lost = "{\"Account\":{\"next\":\"/services/data/v62.0/queryAll/01g000000000000AAA-2000\"}}";

        assertThat(walk(catchUp, Optional.of(lost)).hints()).contains(new Hint("Account", account));
    }

    private record Walk(List<Hint> hints, Optional<String> position) {}

    private static Walk walk(CatchUp catchUp, Optional<String> from) {
        List<Hint> hints = new ArrayList<>();
        CatchUp.Page page = catchUp.next(from);
        hints.addAll(page.hints());
        while (page.more()) {
            page = catchUp.next(Optional.of(page.position()));
            hints.addAll(page.hints());
        }
        return new Walk(hints, Optional.of(page.position()));
    }
}
