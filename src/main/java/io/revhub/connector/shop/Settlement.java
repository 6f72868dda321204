package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.Systems;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The shop's payment provider: payouts, each told by its settlement file, and chargebacks. Both are records that never
 * change; they are found by the time of their making.
 */
record Settlement(JsonHttp http, String type) implements Reader, CatchUp {

    static final String PAYOUT = "Payout";
    static final String CHARGEBACK = "Chargeback";

    private static final CSVFormat FILE =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final List<String> AMOUNTS = List.of("gross", "fee", "net");

    /** @param type {@link #PAYOUT} or {@link #CHARGEBACK} */
    static Settlement of(Systems.Settings shop, HttpClient client, String type) {
        String address = shop.option("provider-address")
                .replace("{address}", shop.address().toString());
        Systems.Settings provider =
                new Systems.Settings(URI.create(address), shop.timeout(), shop.settle(), shop.options());
        String login = "Bearer " + shop.option("provider-key");
        return new Settlement(new JsonHttp(client, provider, Map.of("Authorization", login)), type);
    }

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (String id : recordIds) {
            Answer answer = ask(type.equals(PAYOUT) ? "/payouts/" + id + "/settlement.csv" : "/transactions/" + id);
            if (answer.isGood()) {
                found.put(id, type.equals(PAYOUT) ? payout(id, answer.text()) : chargeback(answer.body()));
            }
        }
        return found;
    }

    private static JsonNode payout(String id, String file) {
        ObjectNode payout =
                JsonNodeFactory.instance.objectNode().put("kind", "payout").put("id", id);
        ArrayNode transactions = payout.putArray("transactions");
        try (StringReader text = new StringReader(file)) {
            for (CSVRecord row : FILE.parse(text)) {
                ObjectNode transaction = transactions.addObject();
                row.toMap().forEach(transaction::put);
                payout.put("currency", row.get("currency")).put("created_at", row.get("paid_at"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AMOUNTS.forEach(amount -> payout.put(amount, sum(transactions, amount)));
        return payout;
    }

    private static String sum(ArrayNode transactions, String amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode transaction : transactions) {
            sum = sum.add(new BigDecimal(transaction.get(amount).asText()));
        }
        return sum.toPlainString();
    }

    private static JsonNode chargeback(JsonNode transaction) {
        ObjectNode chargeback = transaction.deepCopy();
        chargeback.put("kind", "chargeback");
        String capture = transaction.path("payment_id").asText() + ":"
                + transaction.path("reference").asText();
        return chargeback.put("capture_id", capture);
    }

    @Override
    public Page next(Optional<String> position) {
        String since = position.orElse("");
        String list = type.equals(PAYOUT) ? "/payouts?" : "/transactions?type=chargeback&";
        Answer answer = ask(list + "created_since=" + JsonHttp.encoded(since));
        if (!answer.isGood()) {
            throw new ReadFailed(answer.said(), answer.retryAfter().orElse(null), null);
        }
        List<Hint> hints = new ArrayList<>();
        String newest = since;
        for (JsonNode made : answer.body().path("data")) {
            hints.add(new Hint(type, made.path("id").asText()));
            String created = made.path("created_at").asText();
            newest = created.compareTo(newest) > 0 ? created : newest;
        }
        // the last one is found again; it never changes, so reading it again does no harm
        return new Page(hints, newest, false);
    }

    private Answer ask(String path) {
        try {
            Answer answer = http.get(path);
            if (answer.isGood() || answer.isNotFound()) {
                return answer;
            }
            throw new ReadFailed(answer.said(), answer.retryAfter().orElse(null), null);
        } catch (UncheckedIOException e) {
            throw new ReadFailed(
                    "The payment provider does not answer: " + e.getCause().getMessage(), null, e);
        }
    }
}
