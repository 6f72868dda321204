package io.revhub.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Storefront;
import io.revhub.cli.client.Web;
import io.revhub.cli.demo.Billing;
import io.revhub.cli.demo.Hub;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Guests who buy in the shop by card or on account, and the clerks who serve them: what was paid by card is captured and sent,
 * and of some of it a part is given back.
 */
final class Shoppers {

    private static final String CARD = "pp_system_default";
    private static final String ON_ACCOUNT = "pp_on-account_default";
    private static final BigDecimal GIVEN_BACK = new BigDecimal("11.90");
    private static final int MOST_PIECES = 3;
    private static final int RATE_DIGITS = 4;
    private static final String LINE = "10";

    private final Web admin;
    private final Storefront storefront;
    private final Warehouse warehouse;
    private final Random random;
    private final List<String> wishes = new ArrayList<>();
    private final List<Purchase> purchases = new ArrayList<>();

    /** An order of the shop, and how far its clerks are with it. */
    static final class Purchase {
        final String number;
        final String payment;
        final int pieces;
        final boolean byCard;
        final BigDecimal gross;
        /** The rounded gross is what is ordered; the tax is taken out of it. */
        final BigDecimal net;

        boolean captured;
        /** By the warehouse; what is bought on account is reported as done by provisioning. */
        boolean sent;

        BigDecimal givenBack = BigDecimal.ZERO;

        Purchase(JsonNode order, int pieces, boolean byCard) {
            this.number = "S-" + order.path("display_id").asText();
            this.payment = order.at("/payment_collections/0/payments/0/id").asText();
            this.pieces = pieces;
            this.byCard = byCard;
            BigDecimal total = order.path("total").decimalValue();
            BigDecimal untaxed = total.subtract(order.path("tax_total").decimalValue());
            this.gross = total.setScale(2, RoundingMode.HALF_UP);
            this.net = gross.divide(total.divide(untaxed, RATE_DIGITS, RoundingMode.HALF_UP), 2, RoundingMode.HALF_UP);
        }
    }

    Shoppers(Installation installation, Random random) {
        Installation.Simulated shop = installation.sandbox().get("shop");
        this.admin = new Web(
                shop.address(), Map.of("Authorization", Web.basic(shop.login().get("secret-key"), "")));
        this.storefront = new Storefront(installation);
        this.warehouse = new Warehouse(installation);
        this.random = random;
    }

    /** How many still wait for what they want. */
    int waiting() {
        return wishes.size();
    }

    List<Purchase> purchases() {
        return purchases;
    }

    /** Somebody will buy this as soon as the shop sells it. */
    void wants(String sku) {
        wishes.add(sku);
    }

    private boolean buys(String sku) {
        JsonNode variants =
                admin.get("/admin/product-variants?sku=" + Web.encoded(sku)).path("variants");
        if (variants.isEmpty()) {
            return false;
        }
        boolean byCard = random.nextInt(3) > 0;
        int pieces = 1 + random.nextInt(MOST_PIECES);
        JsonNode order = storefront.buys(
                "gast-" + (purchases.size() + 1) + "@example.org",
                variants.path(0).path("id").asText(),
                pieces,
                byCard ? CARD : ON_ACCOUNT);
        purchases.add(new Purchase(order, pieces, byCard));
        return true;
    }

    /** Wishes come true, and the clerks do the next step of each purchase. */
    void serve(Hub hub) {
        wishes.removeIf(this::buys);
        for (Purchase purchase : purchases) {
            if (purchase.byCard && !purchase.captured) {
                admin.post("/admin/payments/" + purchase.payment + "/capture", Map.of());
                purchase.captured = true;
            } else if (purchase.byCard && !purchase.sent) {
                send(purchase, hub);
            } else if (purchase.byCard && purchase.givenBack.signum() == 0 && random.nextInt(3) == 0) {
                admin.post("/admin/payments/" + purchase.payment + "/refund", Map.of("amount", GIVEN_BACK));
                purchase.givenBack = GIVEN_BACK;
            }
        }
    }

    /** Who bought on account transfers what the invoice says. */
    void pay(Hub hub, Billing billing) {
        purchases.stream()
                .filter(purchase -> !purchase.byCard)
                .flatMap(purchase -> hub.deal(purchase.number).stream())
                .flatMap(deal -> deal.records("invoice", "billing").stream())
                .map(billing::invoice)
                .filter(invoice -> invoice.owed().signum() > 0)
                .forEach(invoice -> billing.paid(invoice, "EUR"));
    }

    private void send(Purchase purchase, Hub hub) {
        Optional<String> inErp = hub.deal(purchase.number).stream()
                .flatMap(thread -> thread.records("order", "erp").stream())
                .findFirst();
        inErp.ifPresent(order -> {
            warehouse.sends(order, LINE, purchase.pieces);
            purchase.sent = true;
        });
    }
}
