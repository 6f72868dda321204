package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The payment provider's API, in the shop's own web server below {@code /psp}; amounts are decimal texts. */
@RestController
@RequestMapping("/psp")
class ProviderApi {

    private static final List<String> COLUMNS =
            List.of("id", "type", "created_at", "payment_id", "reference", "currency", "gross", "fee", "net");

    private final Provider provider;

    ProviderApi(Provider provider) {
        this.provider = provider;
    }

    @GetMapping("/payouts")
    ObjectNode payouts(@RequestParam(defaultValue = "") String created_since) {
        ArrayNode data = Body.empty().putArray("data");
        provider.payouts().stream()
                .filter(p -> p.get("created_at").textValue().compareTo(created_since) >= 0)
                .forEach(data::add);
        return Body.of("data", data);
    }

    /** A payout with its transactions. */
    @GetMapping("/payouts/{id}")
    ObjectNode payout(@PathVariable String id) {
        ObjectNode payout = provider.payout(id);
        ArrayNode transactions = payout.putArray("transactions");
        provider.transactions(Map.of("payout_id", id)).forEach(transactions::add);
        return payout;
    }

    /** The settlement file of a payout, whatever the client would accept. */
    @GetMapping("/payouts/{id}/settlement.csv")
    ResponseEntity<String> settlement(@PathVariable String id) {
        String paidAt = provider.payout(id).get("created_at").textValue();
        StringBuilder file = new StringBuilder("payout_id,paid_at," + String.join(",", COLUMNS) + "\r\n");
        for (ObjectNode transaction : provider.transactions(Map.of("payout_id", id))) {
            file.append(id).append(',').append(paidAt);
            COLUMNS.forEach(
                    column -> file.append(',').append(transaction.get(column).asText()));
            file.append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .body(file.toString());
    }

    @GetMapping("/transactions")
    ObjectNode transactions(
            @RequestParam(required = false) String type,
            @RequestParam(required = false) String payment_id,
            @RequestParam(defaultValue = "") String created_since) {
        Map<String, String> filter = new HashMap<>();
        if (type != null) {
            filter.put("type", type);
        }
        if (payment_id != null) {
            filter.put("payment_id", payment_id);
        }
        ArrayNode data = Body.empty().putArray("data");
        provider.transactions(filter).stream()
                .filter(t -> t.get("created_at").textValue().compareTo(created_since) >= 0)
                .forEach(data::add);
        return Body.of("data", data);
    }

    @GetMapping("/transactions/{id}")
    ObjectNode transaction(@PathVariable String id) {
        return provider.transaction(id);
    }

    /** Pays out now what has come together; the sandbox does not wait for a night. */
    @PostMapping("/payouts")
    ObjectNode payOut() {
        ArrayNode data = Body.empty().putArray("data");
        provider.payOut().forEach(data::add);
        return Body.of("data", data);
    }

    /** A card's holder disputes a charge. */
    @PostMapping("/chargebacks")
    ObjectNode dispute(@RequestBody ObjectNode body) {
        Fields.require(body, "charge", "");
        return provider.dispute(body.get("charge").asText());
    }
}
