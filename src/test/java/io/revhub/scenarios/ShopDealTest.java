package io.revhub.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Document;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Case B of the finance rules: a guest buys in the shop and pays by card. */
@ExtendWith(World.Shared.class)
class ShopDealTest {

    private final World world;

    ShopDealTest(World world) {
        this.world = world;
    }

    /** The provider pays out all that it owes at once. */
    @BeforeEach
    void whatOthersHaveLeftIsPaidOut() {
        world.shop.isPaidOut();
    }

    @Test
    void whatAGuestPaysByCardIsOrderedPaidAndPaidOutToTheCent() {
        String variant = productInTheShop("129.95", "EUR");
        JsonNode bought = world.shop.buys("jo@example.org", variant, 3);
        String capture = world.shop.captures(bought);
        assertThat(bought.path("total").decimalValue()).isEqualByComparingTo("423.36035");

        Document order = there("order", "S-" + bought.path("display_id").asText());
        assertThat(order.body().path("net").asText()).isEqualTo("355.76");
        assertThat(order.body().path("tax").asText()).isEqualTo("67.60");
        assertThat(order.body().at("/lines/0/net").asText()).isEqualTo("350.86");
        assertThat(order.body().at("/shipping/0/net").asText()).isEqualTo("4.90");
        Document guests = there("account", "Webshop guests DE EUR");
        assertThat(order.text("account")).contains(guests.id().value());
        isIn("erp", order);
        isIn("crm", order);

        Document captured = there("payment", number(capture));
        assertThat(captured.body().path("amount").asText()).isEqualTo("423.36");
        assertThat(captured.text("order")).contains(order.id().value());
        books(captured, "DZ " + world.today() + " S PSP 423.36 H DEB 423.36");

        world.erp.delivers(isIn("erp", order), "10", 3);
        Document invoice = invoiceOf(order, "invoice");
        books(invoice, "DR " + world.today() + " S DEB 423.36 H RP 350.86 H RSH 4.90 H VAT 67.60");
        isCleared(invoice);
        isCleared(captured);

        Document payout = there("payment", number(world.shop.isPaidOut()));
        books(payout, "SA " + world.today() + " S BANK 416.76 S FEE 6.60 H PSP 423.36");

        Document refund = there("payment", number(world.shop.refunds(bought, "139.18")));
        assertThat(refund.text("of")).contains(captured.id().value());
        books(refund, "DZ " + world.today() + " S DEB 139.18 H PSP 139.18");
        Document creditNote = invoiceOf(order, "credit-note");
        assertThat(creditNote.text("of")).contains(invoice.id().value());
        books(creditNote, "DG " + world.today() + " H DEB 139.18 S RP 116.96 S VAT 22.22");
        isCleared(creditNote);
        isCleared(refund);

        Document netted = there("payment", number(world.shop.isPaidOut()));
        books(netted, "SA " + world.today() + " H BANK 139.18 S PSP 139.18");
        assertThat(there("order", order.number()).body().path("gross").asText()).isEqualTo("423.36");
        assertThat(world.hub.parked()).doesNotContain(order.number());
    }

    @Test
    void whatAGuestAbroadPaysInDollarsBearsNoTax() {
        String variant = productInTheShop("129.95", "USD");
        JsonNode bought = world.shop.buysFromAbroad("kim@example.com", variant, 3);
        String capture = world.shop.captures(bought);
        assertThat(bought.path("total").decimalValue()).isEqualByComparingTo("356.765");

        Document order = there("order", "S-" + bought.path("display_id").asText());
        assertThat(order.body().path("net").asText()).isEqualTo("356.77");
        assertThat(order.body().path("tax").asText()).isEqualTo("0.00");
        Document guests = there("account", "Webshop guests US USD");
        assertThat(order.text("account")).contains(guests.id().value());
        Document captured = there("payment", number(capture));
        books(captured, "DZ " + world.today() + " S PSP 356.77 H DEB 356.77");

        world.erp.delivers(isIn("erp", order), "10", 3);
        Document invoice = invoiceOf(order, "invoice");
        books(invoice, "DR " + world.today() + " S DEB 356.77 H RP 350.87 H RSH 5.90 H VAT 0.00");
        isCleared(invoice);
        isCleared(captured);
        Document payout = there("payment", number(world.shop.isPaidOut()));
        books(payout, "SA " + world.today() + " S BANK 351.17 S FEE 5.60 H PSP 356.77");

        Document refund = there("payment", number(world.shop.refunds(bought, "116.96")));
        books(refund, "DZ " + world.today() + " S DEB 116.96 H PSP 116.96");
        Document creditNote = invoiceOf(order, "credit-note");
        books(creditNote, "DG " + world.today() + " H DEB 116.96 S RP 116.96 S VAT 0.00");
        isCleared(creditNote);
        isCleared(refund);
    }

    /** Nothing is paid yet that would fix the gross: the tax is that of the invoice's net, a cent less than the shop has shown. */
    @Test
    void aCompanyThatHasRegisteredBuysOnAccountAndOwesUntilItPaysItsInvoice() {
        world.provisioning.hold(true);
        String email = "einkauf-" + world.unique() + "@kontor.example";
        String customer = world.shop.registers(email, "Kontor GmbH");
        JsonNode bought = world.shop.buysOnAccount(email, productInTheShop("129.95", "EUR"), 3);

        Document order = there("order", "S-" + bought.path("display_id").asText());
        assertThat(order.text("account")).isEqualTo(world.store.id("shop", "Customer", customer));
        Agreement sale = new Agreement(world, order.number(), null)
                .isDelivered("10", 3)
                .erpHas("DR " + world.today() + " S DEB 423.35 H RP 350.86 H RSH 4.90 H VAT 67.59");

        sale.pays("423.35").erpHasClearedAll().hubTells("recognised", "355.76").hubTells("difference", "0.00");
    }

    @Test
    void whatTheCardsHolderTakesBackIsOwedAgainAndCreditsNothing() {
        JsonNode bought = world.shop.buys("jo@example.org", productInTheShop("129.95", "EUR"), 3);
        String capture = world.shop.captures(bought);
        Document order = there("order", "S-" + bought.path("display_id").asText());
        world.erp.delivers(isIn("erp", order), "10", 3);
        Document invoice = invoiceOf(order, "invoice");
        isCleared(invoice);
        world.shop.isPaidOut();

        Document chargeback = there("payment", number(world.shop.isDisputed(capture)));

        books(chargeback, "DZ " + world.today() + " S DEB 423.36 H PSP 423.36");
        assertThat(chargeback.body().path("kind").asText()).isEqualTo("chargeback");
        Document netted = there("payment", number(world.shop.isPaidOut()));
        books(netted, "SA " + world.today() + " H BANK 423.36 S PSP 423.36");
        new Agreement(world, order.number(), null)
                .hubTells("recognised", "355.76")
                .hubTells("difference", "0.00");
        assertThat(findInvoice(order, "credit-note")).isEmpty();
    }

    private Document invoiceOf(Document order, String kind) {
        World.soon("the " + kind + " of " + order.title())
                .untilAsserted(() -> assertThat(findInvoice(order, kind))
                        .as("parked: %s", world.hub.parked())
                        .isPresent());
        return findInvoice(order, kind).orElseThrow();
    }

    private Optional<Document> findInvoice(Document order, String kind) {
        return world.store.newest("invoice").stream()
                .filter(i -> i.text("order").equals(Optional.of(order.id().value())))
                .filter(i -> i.text("kind").equals(Optional.of(kind)))
                .findFirst();
    }

    private void isCleared(Document document) {
        String record = isIn("erp", there("journal-entry", "JE-" + document.number()));
        World.soon("the clearing of " + document.title())
                .untilAsserted(() -> assertThat(world.erp.isCleared(record))
                        .as("parked: %s", world.hub.parked())
                        .isTrue());
    }

    private String productInTheShop(String price, String currency) {
        String sku = "HELMET-" + world.unique();
        String product = world.crm.product(sku, "Helmet", "goods");
        world.crm.price(product, world.crm.standardPriceBook(), price, currency);
        World.soon("the product is sold in the shop")
                .until(() -> world.shop.price(sku, currency).isPresent());
        return world.shop.variant(sku).orElseThrow();
    }

    private Document there(String type, String number) {
        World.soon(type + " " + number)
                .untilAsserted(() -> assertThat(world.store.document(type, number))
                        .as("parked: %s", world.hub.parked())
                        .isPresent());
        return world.store.document(type, number).orElseThrow();
    }

    private String isIn(String system, Document document) {
        World.soon(document.title() + " in the " + system)
                .untilAsserted(() -> assertThat(world.store.record(document, system))
                        .as("parked: %s", world.hub.parked())
                        .isPresent());
        return world.store.record(document, system).orElseThrow();
    }

    private void books(Document payment, String entry) {
        String record = isIn("erp", there("journal-entry", "JE-" + payment.number()));
        assertThat(world.erp.entry(record)).isEqualTo(entry);
    }

    private static String number(String id) {
        return "SP-" + id.replaceFirst(".*_", "").toUpperCase(Locale.ROOT);
    }
}
