package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments, and collections of payments for orders that have none yet. */
@RestController
@RequestMapping("/admin")
class PaymentsApi {

    private static final int PAGE = 20;
    private static final List<String> SHOWN = List.of(
            "id",
            "currency_code",
            "amount",
            "raw_amount",
            "captured_at",
            "canceled_at",
            "payment_collection_id",
            "payment_session_id",
            "provider_id",
            "captures",
            "refunds",
            "metadata",
            "created_at",
            "updated_at");
    private static final List<String> HIDDEN = List.of("payment_collection", "data");

    private final PaymentBook payments;
    private final OrderBook orders;
    private final Records records;

    PaymentsApi(PaymentBook payments, OrderBook orders, Records records) {
        this.payments = payments;
        this.orders = orders;
        this.records = records;
    }

    @GetMapping("/payments")
    ObjectNode list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = new ListQuery(parameters, SHOWN, HIDDEN, PAGE);
        return query.page(
                "payments",
                payments.all().stream()
                        .filter(p -> query.fits(p, "id") && query.fits(p, "payment_session_id"))
                        .map(payments::whole)
                        .toList());
    }

    @GetMapping("/payments/{id}")
    ObjectNode get(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        return answer(payments.get(id), parameters);
    }

    @PostMapping("/payments/{id}/capture")
    ObjectNode capture(
            @PathVariable String id,
            @RequestBody(required = false) ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        return answer(payments.capture(id, body == null ? Body.empty() : body.path("amount")), parameters);
    }

    @PostMapping("/payments/{id}/refund")
    ObjectNode refund(
            @PathVariable String id,
            @RequestBody(required = false) ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        return answer(payments.refund(id, body == null ? Body.empty() : body), parameters);
    }

    @PostMapping("/payment-collections")
    ObjectNode collect(@RequestBody ObjectNode body) {
        Fields.require(body, "order_id", "");
        ObjectNode order = orders.get(body.get("order_id").asText());
        return Body.of(
                "payment_collection",
                records.together(() -> payments.collect(
                        null,
                        order.get("id").textValue(),
                        order.get("currency_code").textValue(),
                        body.hasNonNull("amount") ? body.get("amount").decimalValue() : Figures.of(order, "total"))));
    }

    @PostMapping("/payment-collections/{id}/mark-as-paid")
    ObjectNode paid(@PathVariable String id, @RequestBody ObjectNode body) {
        Fields.require(body, "order_id", "");
        ObjectNode payment = records.together(() -> payments.authorize(payments.session(id, null)));
        payments.capture(payment.get("id").textValue(), Body.empty());
        return Body.of("payment_collection", payments.collection(id));
    }

    private ObjectNode answer(ObjectNode payment, MultiValueMap<String, String> parameters) {
        return Body.of("payment", new ListQuery(parameters, SHOWN, HIDDEN, PAGE).picked(payments.whole(payment)));
    }
}
