package io.revhub.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All records of an object, listed by a query job of the Bulk API 2.0. */
class BulkListingTest {

    private final TestCrm crm = new TestCrm();

    @AfterEach
    void close() {
        crm.close();
    }

    @Test
    void allRecordsAreListedPageByPageAndWhatIsStillToComeIsTold() {
        List<String> leads = leads(7);
        CatchUp listing = crm.listing("Lead", 3);

        CatchUp.Page page = listing.next(Optional.empty());
        List<String> listed = new ArrayList<>(ids(page));
        assertThat(page.more()).isTrue();
        assertThat(page.hints()).hasSize(3);
        long all = 3 + page.remaining();
        while (page.more()) {
            page = listing.next(Optional.of(page.position()));
            listed.addAll(ids(page));
        }

        assertThat(page.remaining()).isZero();
        assertThat(listed).containsAll(leads).doesNotHaveDuplicates();
        assertThat((long) listed.size()).isEqualTo(all);
    }

    @Test
    void itGoesOnWhereItStoodAfterACutAndInAnotherProcess() {
        leads(5);
        CatchUp.Page first = crm.listing("Lead", 2).next(Optional.empty());
        crm.fault(Fault.Kind.CUT_AFTER_WRITE, "GET", "/results");
        CatchUp another = crm.listing("Lead", 2);

        assertThatThrownBy(() -> another.next(Optional.of(first.position()))).isInstanceOf(ReadFailed.class);
        CatchUp.Page second = another.next(Optional.of(first.position()));

        assertThat(second.hints()).hasSize(2).doesNotContainAnyElementsOf(first.hints());
    }

    @Test
    void aJobThatIsNoMoreIsAskedForAnew() {
        List<String> leads = leads(3);
        String gone = "{\"job\":\"750dL0000099999ZZZ\",\"locator\":\"MTA\",\"listed\":200}";

        CatchUp.Page page = crm.listing("Lead", 2000).next(Optional.of(gone));

        assertThat(ids(page)).containsAll(leads);
    }

    private List<String> leads(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> crm.create("Lead", "{'LastName':'" + TestCrm.unique("bulk") + "','Company':'C'}"))
                .toList();
    }

    private static List<String> ids(CatchUp.Page page) {
        return page.hints().stream().map(Hint::recordId).toList();
    }
}
