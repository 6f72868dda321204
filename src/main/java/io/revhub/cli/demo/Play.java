package io.revhub.cli.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The deal, act by act: what people do, and what the hub is to make of it. */
final class Play {

    static final int ACTS = 9;

    /** The morning on which the contract starts. */
    private static final Instant CONTRACT_STARTS = Instant.parse("2026-04-15T06:00:00Z");

    private static final int INVOICES = 2;

    private final Landscape landscape;
    private final Hub hub;
    private final Run run;
    private final Show show;
    private final Waiting waiting;

    Play(Landscape landscape, Hub hub, Run run, Show show, Waiting waiting) {
        this.landscape = landscape;
        this.hub = hub;
        this.run = run;
        this.show = show;
        this.waiting = waiting;
    }

    /**
     * Plays to the end.
     *
     * @return the id of the quote in the CRM
     * @throws Stuck if the hub does not do its part
     */
    String toTheEnd() {
        Sales sales = new Sales(landscape.crm(), run);
        show.doing("Three products are set up in the CRM");
        sales.setUpProducts();
        show.doing("They appear in shop, ERP and billing");
        Goods.SOLD.forEach(this::awaitProduct);
        show.doing("Nordwind Logistik GmbH becomes a customer and gets the quote " + run.quote());
        String quote = sales.quote(sales.winCustomer());
        show.doing("The quote is signed in the CRM");
        sales.sign(quote);
        show.doing("Contract and order are made; the order is brought to CRM, ERP and provisioning");
        awaitOrder();
        show.doing("The contract starts on 2026-04-15");
        startContract();
        show.doing("Both invoices are issued in billing");
        List<Billing.Invoice> invoices = waiting.until("second invoice in billing", this::invoices);
        show.doing("The customer pays");
        invoices.forEach(this::pay);
        show.doing("Everything is booked and cleared in the ERP");
        waiting.until("closed deal", () -> deal().filter(DealThread::isClosed));
        return quote;
    }

    private void awaitProduct(Goods goods) {
        String sku = goods.sku(run);
        awaitTrue("product " + sku + " in the shop", () -> landscape.shop().sells(sku));
        awaitTrue("product " + sku + " in the ERP", () -> landscape.erp().hasProduct(sku));
        if (goods.isSubscription()) {
            awaitTrue(
                    "plan for " + sku + " in billing", () -> landscape.billing().hasPlanFor(sku));
        }
        show.detail(sku);
    }

    private void awaitOrder() {
        awaitTrue("contract", () -> deal().filter(d -> d.has("contract")).isPresent());
        for (String system : List.of("erp", "crm", "provisioning")) {
            awaitTrue(
                    "order in " + system,
                    () -> deal().filter(d -> d.isIn("order", system)).isPresent());
        }
    }

    private void startContract() {
        if (hub.clock().filter(now -> now.isBefore(CONTRACT_STARTS)).isPresent()) {
            hub.moveClock(CONTRACT_STARTS);
        }
    }

    /** The deal's invoices, once all are there; they are read in billing itself. */
    private Optional<List<Billing.Invoice>> invoices() {
        List<String> ids = deal().map(d -> d.records("invoice", "billing")).orElse(List.of());
        return ids.size() < INVOICES
                ? Optional.empty()
                : Optional.of(landscape.billing().invoices(landscape.billing().accountOf(ids.get(0))));
    }

    private void pay(Billing.Invoice invoice) {
        show.detail("invoice " + invoice.number() + ": " + invoice.owed() + " " + Sales.CURRENCY);
        landscape.billing().paid(invoice, Sales.CURRENCY);
    }

    private Optional<DealThread> deal() {
        Optional<DealThread> deal = hub.deal(run.quote());
        deal.map(DealThread::done)
                .filter(done -> !done.isEmpty())
                .ifPresent(done -> show.detail(String.join(", ", done)));
        return deal;
    }

    private void awaitTrue(String what, BooleanSupplier look) {
        waiting.until(what, () -> look.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
