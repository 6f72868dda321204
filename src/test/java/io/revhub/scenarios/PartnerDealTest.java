package io.revhub.scenarios;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
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
        world.provisioning.hold(true);
        String today = world.today().toString();
        LocalDate monthEnd = world.today().with(TemporalAdjusters.lastDayOfMonth());
        String vatId = "DE99000" + world.unique();
        String customer = customer(vatId);
        String sku = goods("349.95");

        Agreement sale = ordered("mueller", vatId, customer, sku);

        sale.isProvisioned().erpHas("DR " + today + " S DEB 1249.32 H RP 1049.85 H VAT 199.47");
        sale.pays("1249.32")
                .erpHasClearedAll()
                .hubTells("recognised", "1049.85")
                .hubTells("difference", "0.00");

        world.on(monthEnd);
        sale.erpHasCommission("SA " + monthEnd + " S COM 125.98 H COML 125.98");
    }

    private Agreement ordered(String partner, String vatId, String customer, String sku) {
        String number = world.unique();
        Map<String, Object> order = Map.of(
                "order",
                number,
                "orderedOn",
                world.today().toString(),
                "currency",
                "EUR",
                "customerVatId",
                vatId,
                "lines",
                List.of(Map.of("line", "10", "sku", sku, "quantity", "3", "unitPrice", "349.95")));
        world.partner(partner, "sandbox-" + partner).post("/partner/orders", Map.of("orders", List.of(order)));
        return new Agreement(world, "O-" + partner.toUpperCase(Locale.ROOT) + "-" + number, customer);
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
