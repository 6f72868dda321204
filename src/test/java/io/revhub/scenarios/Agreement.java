package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A signed quote and what stems from it: what happens to it, and what the systems have of it. */
final class Agreement {

    private static final String COMMISSION = " COM ";

    private final World world;
    private final String quote;
    private final String customer;

    Agreement(World world, String quote, String customer) {
        this.world = world;
        this.quote = quote;
        this.customer = customer;
    }

    String quote() {
        return quote;
    }

    /** The customer's id in the CRM. */
    String customer() {
        return customer;
    }

    /** Provisioning reports these lines as done and accepted; none: all of them. */
    Agreement isProvisioned(String... lines) {
        String order = quote.replace("Q-", "O-");
        soon("the entitlement of " + order)
                .until(() -> world.provisioning.entitlement(order).isPresent());
        world.provisioning.complete(
                world.provisioning.entitlement(order).orElseThrow().path("id").asText(), List.of(lines));
        return this;
    }

    /** The hub knows of so many fulfilments. */
    Agreement isFulfilled(int times) {
        soon("fulfilments of " + quote)
                .until(() -> world.hub
                                .documents(quote)
                                .filter(document ->
                                        document.path("type").asText().equals("fulfilment"))
                                .count()
                        == times);
        return this;
    }

    /** Of a line so much was used in the month that begins on this day, as its meter shows. */
    Agreement isMetered(String line, LocalDate month, int quantity) {
        String order = quote.replace("Q-", "O-");
        soon("the entitlement of " + order)
                .until(() -> world.provisioning.entitlement(order).isPresent());
        String entitlement =
                world.provisioning.entitlement(order).orElseThrow().path("id").asText();
        world.provisioning.meter(entitlement, line, month, quantity);
        soon("the usage of " + order)
                .until(() -> world.hub
                        .documents(quote)
                        .anyMatch(document -> document.path("title").asText().equals(usage(line, month))));
        return this;
    }

    private String usage(String line, LocalDate month) {
        return quote.replace("Q-", "U-") + "-" + line + "-" + month;
    }

    /** So many of a line leave the ERP's house. */
    Agreement isDelivered(String line, int quantity) {
        soon("the order in the ERP")
                .until(() -> !world.hub.records(quote, "order", "erp").isEmpty());
        world.erp.delivers(world.hub.records(quote, "order", "erp").get(0), line, quantity);
        return this;
    }

    /** The customer pays an invoice of this gross amount, or a part of it, and billing's clerk notes it. */
    Agreement pays(String amount, String gross) {
        world.billing.paid(soonInvoice(gross), amount);
        return this;
    }

    Agreement pays(String gross) {
        return pays(gross, gross);
    }

    /** Billing's clerk gives back what was paid of the invoice of this gross amount. */
    Agreement isGivenBack(String gross) {
        world.billing.refunded(soonInvoice(gross));
        return this;
    }

    /** The customer transfers this amount today, and names the invoices of these gross amounts. */
    Agreement transfers(String amount, String... grosses) {
        String invoices = Stream.of(grosses)
                .map(this::soonInvoice)
                .map(id ->
                        "INV-" + world.billing.invoice(id).path("invoiceNumber").asText())
                .collect(Collectors.joining(" "));
        world.erp.bankTells(world.today(), amount, "EUR", "Rechnung " + invoices);
        return this;
    }

    /** The customer transfers dollars for the invoice of as many; the bank gives so many euros for them. */
    Agreement transfersDollars(String amount, String euros) {
        String invoice =
                world.billing.invoice(soonInvoice(amount)).path("invoiceNumber").asText();
        world.erp.bankTells(world.today(), amount, "USD", euros, "Invoice INV-" + invoice);
        return this;
    }

    /** What the ERP has of it in euros: invoices, credit notes and what the bank has told. */
    Agreement erpHasInEuros(String... entries) {
        soon("the entries of " + quote + " in euros")
                .untilAsserted(() -> assertThat(Stream.of("journal-entry", "payment")
                                .flatMap(type -> world.hub.records(quote, type, "erp").stream())
                                .map(world.erp::entryInCompanyCurrency))
                        .filteredOn(entry -> !entry.contains(COMMISSION))
                        .containsExactlyInAnyOrder(entries));
        return this;
    }

    /** The customer transfers this amount today and does not say for what; a clerk finds out who it is. @return the payment */
    String transfersWithoutWord(String amount) {
        String entry = world.hub.records(quote, "journal-entry", "erp").get(0);
        return "PAY-" + world.erp.bankTellsOf(world.erp.customer(entry), world.today(), amount);
    }

    /** The ERP has posted these itself, and the hub knows. */
    Agreement erpHasPosted(String... entries) {
        soon("payments of " + quote)
                .untilAsserted(() -> assertThat(world.hub.records(quote, "payment", "erp").stream()
                                .map(world.erp::entry))
                        .containsExactlyInAnyOrder(entries));
        return this;
    }

    /** A person has to look at this document of the deal. */
    Agreement isParked(String number) {
        soon(number + " to be parked")
                .untilAsserted(() -> assertThat(world.hub.parked()).contains(number));
        return this;
    }

    /** Billing has this much of the customer's invoices as not paid. */
    Agreement billingIsOwed(String amount) {
        soon("what is owed by the customer of " + quote)
                .untilAsserted(() -> assertThat(owed()).isEqualByComparingTo(amount));
        return this;
    }

    private BigDecimal owed() {
        return world.hub.records(quote, "invoice", "billing").stream()
                .map(world.billing::invoice)
                .map(invoice -> invoice.path("balance").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String soonInvoice(String gross) {
        soon("an invoice of " + gross).until(() -> invoice(gross).isPresent());
        return invoice(gross).orElseThrow().path("invoiceId").asText();
    }

    private Optional<JsonNode> invoice(String gross) {
        return world.hub.records(quote, "invoice", "billing").stream()
                .map(world.billing::invoice)
                .filter(i -> i.path("amount").decimalValue().compareTo(new BigDecimal(gross)) == 0)
                .findFirst();
    }

    /** The ERP's clerks deliver so much of a line and bill it; the number of the entry that the ERP posts. */
    String erpDeliversAndBills(String line, String quantity) {
        soon("the order of " + quote + " in the ERP")
                .until(() -> !world.hub.records(quote, "order", "erp").isEmpty());
        return world.erp.deliveredAndBilled(
                world.hub.records(quote, "order", "erp").get(0), line, quantity);
    }

    /** The customer transfers money and names these entries. */
    Agreement transfersFor(String amount, String... entries) {
        world.erp.bankTells(world.today(), amount, "EUR", String.join(" ", entries));
        return this;
    }

    /** Sales sees an invoice of this gross amount in the CRM. */
    Agreement crmHasInvoice(String gross) {
        soon("the invoice of " + gross + " in the CRM")
                .untilAsserted(() -> assertThat(world.crm.query(
                                "SELECT Gross__c FROM RevHub_Invoice__c WHERE Account__c = '" + customer + "'"))
                        .anySatisfy(
                                invoice -> assertThat(invoice.path("Gross__c").decimalValue())
                                        .isEqualByComparingTo(gross)));
        return this;
    }

    /** Exactly these entries are in the ERP beside that of the commission, each as an accountant writes it down. */
    Agreement erpHas(String... entries) {
        soon("the entries of " + quote)
                .untilAsserted(() -> assertThat(entries())
                        .filteredOn(entry -> !entry.contains(COMMISSION))
                        .containsExactlyInAnyOrder(entries));
        return this;
    }

    /** This entry of the commission is in the ERP. */
    Agreement erpHasCommission(String entry) {
        soon("the commission of " + quote)
                .untilAsserted(() -> assertThat(entries())
                        .filteredOn(one -> one.contains(COMMISSION))
                        .containsExactly(entry));
        return this;
    }

    /** All that is to be done for the deal is done, and nobody earns a commission by it. */
    Agreement erpHasNoCommission() {
        hubTells("difference", "0.00");
        assertThat(world.hub
                        .documents(quote)
                        .map(document -> document.path("type").asText()))
                .contains("journal-entry")
                .doesNotContain("commission");
        return this;
    }

    private List<String> entries() {
        return world.hub.records(quote, "journal-entry", "erp").stream()
                .map(world.erp::entry)
                .toList();
    }

    /** All items on the customer's account are cleared. */
    Agreement erpHasClearedAll() {
        soon("clearing of " + quote).untilAsserted(() -> {
            List<String> open = world.hub.records(quote, "journal-entry", "erp").stream()
                    .filter(entry -> !world.erp.isCleared(entry))
                    .map(world.erp::entry)
                    .toList();
            assertThat(open).as("entries that are not cleared").isEmpty();
        });
        return this;
    }

    /** The customer owes this much by the items that are open on the account. */
    Agreement erpLeavesOpen(String amount) {
        soon("what is open of " + quote).untilAsserted(() -> {
            String entry = world.hub.records(quote, "journal-entry", "erp").get(0);
            assertThat(world.erp.openBeside(entry)).isEqualByComparingTo(amount);
        });
        return this;
    }

    /** The CRM has a link by which anybody who has it gets this invoice as PDF, and with which nobody gets another paper. */
    Agreement customerCanReadInvoice(String gross) {
        crmHasInvoice(gross);
        String link = world.crm
                .query("SELECT Pdf__c, Gross__c FROM RevHub_Invoice__c WHERE Account__c = '" + customer + "'")
                .get(0)
                .path("Pdf__c")
                .asText();
        assertThat(world.paper(link)).startsWith("%PDF-");
        assertThat(world.paper(link.substring(0, link.length() - 1) + "x")).isEqualTo("404");
        return this;
    }

    /** Its first contract in the CRM, once it is there. */
    String contractInCrm() {
        soon("the contract of " + quote)
                .until(() -> !world.hub.records(quote, "contract", "crm").isEmpty());
        return world.hub.records(quote, "contract", "crm").get(0);
    }

    /** Sales notes the contract's last day of service, and somebody approves it. */
    Agreement isCancelledOn(LocalDate lastDay) {
        return asksToEndOn(lastDay).cancellationIsApproved();
    }

    /** Sales notes the contract's last day of service. */
    Agreement asksToEndOn(LocalDate lastDay) {
        world.crm.change("Contract", contractInCrm(), Map.of("RevHub_CancelledOn__c", lastDay.toString()));
        return this;
    }

    Agreement cancellationIsApproved() {
        world.crm.change("Contract", contractInCrm(), Map.of("RevHub_CancellationApproved__c", true));
        return this;
    }

    /** The CRM shows its order as one that takes back from another. */
    Agreement crmHasReductionOrder() {
        String order = quote.replace("Q-", "O-");
        soon("the reduction order " + order)
                .untilAsserted(() -> assertThat(
                                world.crm.query("SELECT IsReductionOrder, OriginalOrderId FROM Order WHERE"
                                        + " Status = 'Activated' AND Name = '" + order + "'"))
                        .singleElement()
                        .satisfies(reduction -> {
                            assertThat(reduction.path("IsReductionOrder").asBoolean())
                                    .isTrue();
                            assertThat(reduction.path("OriginalOrderId").asText())
                                    .isNotEmpty();
                        }));
        return this;
    }

    /** The CRM tells what the contract comes to with all amendments. */
    Agreement crmHasContractNet(String net) {
        String contract = contractInCrm();
        soon("the net amount of contract " + contract)
                .untilAsserted(() -> assertThat(world.crm
                                .query("SELECT RevHub_Net__c FROM Contract WHERE Id = '" + contract + "'")
                                .get(0)
                                .path("RevHub_Net__c")
                                .decimalValue())
                        .isEqualByComparingTo(net));
        return this;
    }

    /** Provisioning has granted so many of the contract's only product. */
    Agreement mayUse(String quantity) {
        soon("the entitlement of contract " + contract())
                .untilAsserted(() -> assertThat(world.provisioning.entitlement(contract()))
                        .hasValueSatisfying(granted -> assertThat(
                                        granted.at("/lines/0/quantity").decimalValue())
                                .isEqualByComparingTo(quantity)));
        return this;
    }

    Agreement mayUseNothingMore() {
        soon("the end of the entitlement of contract " + contract())
                .untilAsserted(() -> assertThat(world.provisioning.entitlement(contract()))
                        .hasValueSatisfying(granted ->
                                assertThat(granted.path("status").asText()).isEqualTo("revoked")));
        return this;
    }

    private String contract() {
        return quote.replace("Q-", "C-");
    }

    /** A figure of the deal as the hub tells it: recognised, deferred, uninvoiced, ... */
    Agreement hubTells(String figure, String amount) {
        soon(figure + " of " + quote)
                .untilAsserted(
                        () -> assertThat(world.hub.figures(quote).path(figure).asText())
                                .isEqualTo(amount));
        return this;
    }
}
