package io.revhub.deal;

import static io.revhub.deal.Step.Name.BOOKED;
import static io.revhub.deal.Step.Name.CLOSED;
import static io.revhub.deal.Step.Name.FULFILLED;
import static io.revhub.deal.Step.Name.INVOICED;
import static io.revhub.deal.Step.Name.ORDERED;
import static io.revhub.deal.Step.Name.PAID;
import static io.revhub.deal.Step.Name.PROVISIONED;
import static io.revhub.deal.Step.Name.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.TestDatabase;
import io.revhub.rules.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DealsTest {

    private final StoredDeals store = new StoredDeals(TestDatabase.fresh());
    private final CaseA caseA = new CaseA(store);
    private final Deals deals = store.deals();

    @Test
    void aDraftIsNoDealYet() {
        store.fromSystem("quote", "Q-1", "crm", "Quote", "0Q01", "{'status':'draft','currency':'EUR','net':'1.00'}");

        assertThat(deals.newest(10)).isEmpty();
        assertThat(deals.thread("Q-1")).isEmpty();
    }

    @Test
    void aDealIsFoundByItsNumberAndByItsId() {
        caseA.signed();

        assertThat(deals.thread(CaseA.NUMBER)).isEqualTo(deals.thread(caseA.quote.value()));
        assertThat(deals.thread(CaseA.NUMBER)).isPresent();
        assertThat(deals.thread("Q-unknown")).isEmpty();
    }

    @Test
    void anOrderWithoutAQuoteIsADealOfItsOwnAndOneWithAQuoteIsNot() {
        caseA.signed().ordered();
        store.fromSystem("order", "S-7", "shop", "Order", "order_7", "{'quote':null,'currency':'EUR','net':'355.76'}");

        assertThat(deals.thread("S-7")).hasValueSatisfying(thread -> {
            assertThat(thread.deal().figures().quoted()).isEqualByComparingTo("355.76");
            assertThat(thread.documents()).extracting(DealDocument::title).containsExactly("S-7");
        });
        assertThat(deals.thread(CaseA.NUMBER).orElseThrow().documents())
                .filteredOn(document -> document.type().equals("order"))
                .allSatisfy(order -> assertThat(deals.thread(order.title())).isEmpty());
    }

    @Test
    void anOrderOfAShopperIsADealAmongTheNewest() {
        caseA.signed().ordered();
        store.fromSystem(
                "order", "S-1", "shop", "Order", "order_1", "{'sellingCompany':'1010','currency':'EUR','net':'10.00'}");

        assertThat(deals.newest(10)).extracting(DealSummary::number).containsExactly("S-1", CaseA.NUMBER);
        assertThat(deals.newest(1)).extracting(DealSummary::number).containsExactly("S-1");
    }

    @Test
    void aSignedQuoteHasEverythingBeforeIt() {
        caseA.signed();
        store.delivery(caseA.quote, "hub/order", "pending");

        DealThread thread = thread();

        assertThat(thread.deal().customer()).isEqualTo("Nordwind Logistik GmbH");
        assertThat(thread.deal().state()).isEqualTo(DealState.RUNNING);
        assertThat(step(thread, SIGNED).state()).isEqualTo(Step.State.DONE);
        assertThat(step(thread, SIGNED).at()).isEqualTo(StoredDeals.START.plusSeconds(1));
        assertThat(step(thread, ORDERED).state()).isEqualTo(Step.State.WAITING);
        assertThat(step(thread, INVOICED).state()).isEqualTo(Step.State.OPEN);
        assertThat(thread.deal().figures().uninvoiced()).isEqualByComparingTo("13389.87");
    }

    @Test
    void whatIsBookedFollowsFromTheEntriesThatTheErpHas() {
        caseA.signed().ordered().fulfilled().invoiced();
        assertThat(thread().deal().figures().booked()).isEqualByComparingTo("0.00");

        caseA.booked();

        Figures figures = thread().deal().figures();
        assertThat(figures.quoted()).isEqualByComparingTo("13389.87");
        assertThat(figures.invoiced()).isEqualByComparingTo("13389.87");
        assertThat(figures.recognised()).isEqualByComparingTo("3444.87");
        assertThat(figures.deferred()).isEqualByComparingTo("9945.00");
        assertThat(figures.uninvoiced()).isEqualByComparingTo("0.00");
        assertThat(figures.difference()).isEqualByComparingTo("0.00");
        assertThat(figures.paid()).isEqualByComparingTo("0.00");
        assertThat(step(thread(), BOOKED).state()).isEqualTo(Step.State.DONE);
        assertThat(step(thread(), PAID).due()).isEqualTo(LocalDate.of(2026, 5, 10));
    }

    @Test
    void theWholeWayEndsClosed() {
        caseA.signed().ordered().fulfilled().invoiced().booked().paidAndCleared();

        DealThread thread = thread();

        assertThat(thread.steps()).extracting(Step::state).containsOnly(Step.State.DONE);
        assertThat(thread.deal().state()).isEqualTo(DealState.CLOSED);
        assertThat(thread.deal().figures().paid()).isEqualByComparingTo("15933.95");
        assertThat(thread.blockers()).isEmpty();
        assertThat(deals.newest(10)).containsExactly(thread.deal());
    }

    @Test
    void aParkedEntryBlocksTheDealAndSaysWhy() {
        caseA.signed().ordered().fulfilled().invoiced().refusedByTheErp();

        DealThread thread = thread();

        assertThat(thread.deal().state()).isEqualTo(DealState.BLOCKED);
        assertThat(thread.deal().figures().atRisk()).isEqualByComparingTo("4099.40");
        assertThat(step(thread, BOOKED).state()).isEqualTo(Step.State.PARKED);
        assertThat(step(thread, INVOICED).state()).isEqualTo(Step.State.DONE);
        assertThat(thread.blockers()).singleElement().satisfies(blocker -> {
            assertThat(blocker.refusal()).isEqualTo(CaseA.PERIOD_CLOSED);
            assertThat(blocker.title()).isEqualTo("JE-2026-2");
            assertThat(blocker.money().amount()).isEqualByComparingTo("4099.40");
            assertThat(blocker.parked()).isPositive();
        });
    }

    @Test
    void theRootOfWaitingIsFoundOutsideOfTheDeal() {
        caseA.signed().ordered();
        Refusal vatId = new Refusal("vat-id", "The VAT id is not valid.", "Correct it in the CRM.", null);
        store.parked(caseA.account, "erp", null, vatId);
        store.waits(caseA.contract, "erp", caseA.account);
        store.waits(caseA.order, "erp", caseA.contract);

        DealThread thread = thread();

        assertThat(step(thread, ORDERED).state()).isEqualTo(Step.State.PARKED);
        assertThat(thread.blockers()).singleElement().satisfies(blocker -> {
            assertThat(blocker.document()).isEqualTo(caseA.account);
            assertThat(blocker.refusal()).isEqualTo(vatId);
            assertThat(blocker.holds()).extracting(Blocker.Held::type).containsExactly("contract", "order");
            assertThat(blocker.money().amount()).as("never more than the deal").isEqualByComparingTo("15933.95");
        });
    }

    @Test
    void waitingForWhatNobodyBringsIsNamed() {
        caseA.signed().ordered();
        store.waits(caseA.order, "erp", caseA.account);

        Blocker blocker = thread().blockers().get(0);

        assertThat(blocker.needsPerson()).isFalse();
        assertThat(blocker.state()).isNull();
        assertThat(blocker.title()).isEqualTo("Nordwind Logistik GmbH");
        assertThat(thread().deal().state()).isEqualTo(DealState.RUNNING);
        assertThat(thread().deal().figures().atRisk()).isEqualByComparingTo("0.00");
    }

    @Test
    void whatWaitsForItsDayBlocksNothing() {
        caseA.signed().ordered();
        store.delivery(caseA.contract, "hub/charge", "waiting");

        assertThat(thread().blockers()).isEmpty();
    }

    @Test
    void theSameMoneyIsAtRiskOnlyOnce() {
        caseA.signed().ordered().fulfilled().invoiced().refusedByTheErp();
        store.parked(caseA.invoice2, "crm", "4099.40", CaseA.PERIOD_CLOSED);

        assertThat(thread().deal().figures().atRisk()).isEqualByComparingTo("4099.40");
        assertThat(thread().blockers()).hasSize(2);
    }

    @Test
    void whatIsInAnotherCurrencyIsNotAddedUp() {
        caseA.signed().ordered();
        store.begotten("invoice", "INV-USD", caseA.order, "", "{'currency':'USD','net':'10.00','gross':'10.00'}");

        Figures figures = thread().deal().figures();

        assertThat(figures.quoted()).isEqualByComparingTo("13389.87");
        assertThat(figures.invoiced()).isNull();
        assertThat(figures.uninvoiced()).isNull();
    }

    @Test
    void partOfTheServicesIsNotAllOfThem() {
        caseA.signed().ordered();
        store.begotten("fulfilment", "F-1", caseA.order, "", "{'lines':[{'line':'10','quantity':'2'}]}");

        assertThat(step(thread(), FULFILLED).state()).isEqualTo(Step.State.WAITING);
        assertThat(step(thread(), PROVISIONED).state()).isEqualTo(Step.State.WAITING);
        assertThat(step(thread(), CLOSED).state()).isEqualTo(Step.State.OPEN);
    }

    @Test
    void documentsComeInTheOrderOfTheirMakingWithTheirRecords() {
        caseA.signed().ordered().fulfilled();

        List<DealDocument> documents = thread().documents();

        assertThat(documents)
                .extracting(DealDocument::type)
                .containsExactly("quote", "contract", "order", "fulfilment");
        assertThat(documents).extracting(DealDocument::from).containsExactly("crm", "quote", "quote", "order");
        DealDocument order = documents.get(2);
        assertThat(order.in("erp").record()).isEqualTo(new DealDocument.SystemRecord("", "A_SalesOrder", "164"));
        assertThat(order.in("erp").state()).isEqualTo("delivered");
        assertThat(order.in("billing")).isNull();
        assertThat(documents.get(0).in("crm").state()).as("it came from there").isNull();
    }

    @Test
    void journalEntriesAreToldLineByLine() {
        caseA.signed().ordered().fulfilled().invoiced().booked();

        assertThat(thread().entries()).first().satisfies(entry -> {
            assertThat(entry.inErp()).isTrue();
            assertThat(entry.lines())
                    .extracting(l -> l.side() + " " + l.role() + " " + l.amount())
                    .containsExactly("S DEB 11834.55", "H DEF 9945.00", "H VAT 1889.55");
        });
    }

    private DealThread thread() {
        return deals.thread(CaseA.NUMBER).orElseThrow();
    }

    private static Step step(DealThread thread, Step.Name name) {
        return thread.steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow();
    }
}
