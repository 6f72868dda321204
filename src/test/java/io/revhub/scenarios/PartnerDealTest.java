package io.revhub.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a partner orders: who owes, what is revenue, and what the partner earns. */
@ExtendWith(World.Shared.class)
class PartnerDealTest {

    private final World world;

    PartnerDealTest(World world) {
        this.world = world;
    }

    @Test
    void anAgentsOrderIsInvoicedToTheEndCustomerInFullAndEarnsTheAgentACommission() {
        String vatId = "DE99000" + world.unique();
        String customer = customer(vatId);
        LocalDate monthEnd = world.today().with(TemporalAdjusters.lastDayOfMonth());

        Agreement sale = ordered("mueller", customer, order(goods("349.95"), "3", "349.95", vatId));

        isInvoicedAndPaid(sale, "DR %s S DEB 1249.32 H RP 1049.85 H VAT 199.47", "1249.32", "1049.85");
        world.on(monthEnd);
        sale.erpHasCommission("SA " + monthEnd + " S COM 125.98 H COML 125.98");
    }

    @Test
    void aResellerOwesItsOwnPriceAndEarnsNothingFromUs() {
        String reseller = accountOf("DE811569869");

        Agreement sale = ordered("nord", reseller, order(goods("349.95"), "3", "279.96", null));

        isInvoicedAndPaid(sale, "DR %s S DEB 999.46 H RP 839.88 H VAT 159.58", "999.46", "839.88");
        sale.erpHasNoCommission();
    }

    @Test
    void aMarketplaceOwesTheEndCustomersPriceAndEarnsACommission() {
        String marketplace = accountOf("DE900100200");
        LocalDate monthEnd = world.today().with(TemporalAdjusters.lastDayOfMonth());

        Agreement sale = ordered("platz", marketplace, order(goods("349.95"), "2", "349.95", null));

        isInvoicedAndPaid(sale, "DR %s S DEB 832.88 H RP 699.90 H VAT 132.98", "832.88", "699.90");
        world.on(monthEnd);
        sale.erpHasCommission("SA " + monthEnd + " S COM 104.99 H COML 104.99");
    }

    @Test
    void aFileWithABadLineLoadsTheOtherOrdersAndSaysWhatIsWrongWhere() throws IOException {
        String reseller = accountOf("DE811569869");
        String sku = goods("349.95");
        String good = world.unique();
        String bad = world.unique();
        String file = "orders-" + good + ".csv";
        Path folder = world.folderOf("nord");
        Files.createDirectories(folder.resolve("in"));

        Files.writeString(folder.resolve("in").resolve(file), """
                order,orderedOn,currency,customerVatId,line,sku,quantity,unitPrice
                %1$s,%3$s,EUR,,10,%4$s,1,279.96
                %2$s,%3$s,EUR,,10,%4$s,one,279.96
                """.formatted(good, bad, world.today(), sku));

        Path rejected = folder.resolve("out").resolve(file + ".reject.csv");
        World.soon("the reject file").until(() -> Files.exists(rejected));
        assertThat(Files.readString(rejected)).contains("3," + bad + ",").doesNotContain(good);
        assertThat(Files.readString(folder.resolve("out").resolve(file + ".ack.csv")))
                .contains(good)
                .doesNotContain(bad);
        isInvoicedAndPaid(
                new Agreement(world, "O-NORD-" + good, reseller),
                "DR %s S DEB 333.15 H RP 279.96 H VAT 53.19",
                "333.15",
                "279.96");
    }

    /** The goods are handed over; the entry's day is today. */
    private void isInvoicedAndPaid(Agreement sale, String entry, String gross, String net) {
        sale.isProvisioned().erpHas(entry.formatted(world.today()));
        sale.pays(gross).erpHasClearedAll().hubTells("recognised", net).hubTells("difference", "0.00");
    }

    private Map<String, Object> order(String sku, String quantity, String unitPrice, String customerVatId) {
        Map<String, Object> order = new HashMap<>(Map.of(
                "order",
                world.unique(),
                "orderedOn",
                world.today().toString(),
                "currency",
                "EUR",
                "lines",
                List.of(Map.of("line", "10", "sku", sku, "quantity", quantity, "unitPrice", unitPrice))));
        if (customerVatId != null) {
            order.put("customerVatId", customerVatId);
        }
        return order;
    }

    private Agreement ordered(String partner, String customer, Map<String, Object> order) {
        world.provisioning.hold(true);
        world.partner(partner, "sandbox-" + partner).post("/partner/orders", Map.of("orders", List.of(order)));
        return new Agreement(world, "O-" + partner.toUpperCase(Locale.ROOT) + "-" + order.get("order"), customer);
    }

    /** The account of the partner that has this VAT id; it is made once. */
    private String accountOf(String vatId) {
        List<JsonNode> known = world.crm.query("SELECT Id FROM Account WHERE RevHub_VatId__c = '" + vatId + "'");
        return known.isEmpty() ? customer(vatId) : known.get(0).path("Id").asText();
    }

    private String customer(String vatId) {
        String name = "Weber KG " + vatId;
        String id = world.crm.create(
                "Account",
                Map.of(
                        "Name",
                        name,
                        "RevHub_Email__c",
                        "einkauf-" + vatId.toLowerCase(Locale.ROOT) + "@weber.example",
                        "RevHub_VatId__c",
                        vatId,
                        "BillingStreet",
                        "Am Hafen 1",
                        "BillingPostalCode",
                        "20457",
                        "BillingCity",
                        "Hamburg",
                        "BillingCountry",
                        "Germany",
                        "CurrencyIsoCode",
                        "EUR"));
        World.soon("the account " + name)
                .until(() -> world.store.newest("account").stream()
                        .anyMatch(account -> account.body().toString().contains(vatId)));
        return id;
    }

    private String goods(String price) {
        String sku = "PARTNER-" + world.unique();
        String product = world.crm.product(sku, "Fleet tracking device", "goods");
        world.crm.price(product, world.crm.standardPriceBook(), price, "EUR");
        World.soon("the product " + sku)
                .until(() -> world.store.newest("product").stream()
                        .anyMatch(one -> one.body().toString().contains(sku)));
        return sku;
    }
}
