package io.revhub.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Unreachable;
import io.revhub.cli.client.Web;
import io.revhub.cli.demo.Crm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A reseller that orders by REST or by file. It does as the contract says: what was not acknowledged is sent again, word for
 * word, and by either way it may be sent twice.
 */
final class Partners {

    private static final String NAME = "nord";
    private static final String CURRENCY = "EUR";
    private static final BigDecimal PRICE = new BigDecimal("279.96");
    private static final int MOST_PIECES = 5;

    private final Web hub;
    private final Path folder;
    private final String vatId;
    private final Random random;
    private final List<PartnerOrder> orders = new ArrayList<>();
    private boolean known;

    /** An order that was sent, until it is known to have been taken. */
    static final class PartnerOrder {
        final String number;
        final String sku;
        final int pieces;
        final boolean byFile;
        boolean taken;

        PartnerOrder(String number, String sku, int pieces, boolean byFile) {
            this.number = number;
            this.sku = sku;
            this.pieces = pieces;
            this.byFile = byFile;
        }

        /** What the hub calls it. */
        String hubsNumber() {
            return "O-NORD-" + number;
        }

        BigDecimal net() {
            return PRICE.multiply(BigDecimal.valueOf(pieces));
        }
    }

    Partners(Installation installation, Path data, Random random) {
        Map<String, String> options = installation.systems().get("partner").options();
        this.hub = new Web(installation.hub(), Map.of("Authorization", Web.basic(NAME, options.get(NAME + ".secret"))));
        this.vatId = options.get(NAME + ".vat-id");
        this.folder = data.resolve("partner").resolve(NAME);
        this.random = random;
    }

    List<PartnerOrder> orders() {
        return orders;
    }

    /** The partner's own account. */
    void introduce(Crm crm) {
        if (!known) {
            crm.create(
                    "Account",
                    Map.of(
                            "Name", "Nord Handel GmbH",
                            "RevHub_Email__c", "einkauf@nord.example",
                            "RevHub_VatId__c", vatId,
                            "BillingCountry", "Germany",
                            "BillingCity", "Kiel",
                            "CurrencyIsoCode", CURRENCY));
            known = true;
        }
    }

    /** One order more, which is sent at once. */
    void order(String sku) {
        String number = "%04d".formatted(orders.size() + 1);
        orders.add(new PartnerOrder(number, sku, 1 + random.nextInt(MOST_PIECES), random.nextInt(2) == 0));
        send();
    }

    /** Everything that is not known to have been taken is sent again. @return how much that is */
    int send() {
        int open = 0;
        for (PartnerOrder order : orders) {
            if (!order.taken) {
                order.taken = order.byFile ? isAcknowledged(order) || drop(order) : post(order);
                open += order.taken ? 0 : 1;
            }
        }
        return open;
    }

    private boolean post(PartnerOrder order) {
        try {
            JsonNode answer = hub.post("/partner/orders", Map.of("orders", List.of(body(order))));
            return answer.path("accepted").path(0).asText().equals(order.number);
        } catch (Refused | Unreachable e) {
            // its account or the product is not known yet, or the hub is down: later
            return false;
        }
    }

    private static Map<String, Object> body(PartnerOrder order) {
        return Map.of(
                "order",
                order.number,
                "orderedOn",
                "2026-04-10",
                "currency",
                CURRENCY,
                "lines",
                List.of(Map.of(
                        "line",
                        "10",
                        "sku",
                        order.sku,
                        "quantity",
                        String.valueOf(order.pieces),
                        "unitPrice",
                        PRICE.toPlainString())));
    }

    private boolean isAcknowledged(PartnerOrder order) {
        try {
            if (!Files.isDirectory(folder.resolve("out"))) {
                return false;
            }
            try (var acknowledgements = Files.newDirectoryStream(folder.resolve("out"), order.number + "*.ack.csv")) {
                for (Path file : acknowledgements) {
                    if (Files.readString(file).contains(order.number + ",accepted")) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file under a new name each time, as it cannot be known what became of the last one. @return false: that is still to be seen */
    private boolean drop(PartnerOrder order) {
        try {
            Path in = folder.resolve("in");
            if (!Files.isDirectory(in) || isWaiting(in, order)) {
                return false;
            }
            Path part = in.resolve(order.number + "-" + System.nanoTime() + ".csv.part");
            Files.writeString(
                    part,
                    "order,orderedOn,currency,customerVatId,line,sku,quantity,unitPrice\n%s,2026-04-10,%s,,10,%s,%d,%s\n"
                            .formatted(order.number, CURRENCY, order.sku, order.pieces, PRICE.toPlainString()));
            Files.move(
                    part,
                    part.resolveSibling(part.getFileName().toString().replace(".part", "")),
                    StandardCopyOption.ATOMIC_MOVE);
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWaiting(Path in, PartnerOrder order) throws IOException {
        try (var waiting = Files.newDirectoryStream(in, order.number + "-*.csv")) {
            return waiting.iterator().hasNext();
        }
    }
}
