package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.ODataEngine;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a clerk does by hand, by buttons on the pages: the same rules hold as for the services. */
@RestController
class ClerkActions {

    private final ODataEngine engine;
    private final Entities entities;
    private final List<Rules> rules;
    private final GoodsIssue goodsIssue;
    private final Billing billing;
    private final CreditOperations credit;

    ClerkActions(
            ODataEngine engine, List<Rules> rules, GoodsIssue goodsIssue, Billing billing, CreditOperations credit) {
        this.engine = engine;
        this.entities = engine.entities();
        this.rules = rules;
        this.goodsIssue = goodsIssue;
        this.billing = billing;
        this.credit = credit;
    }

    /** @param given quantities by item; without one, and for items that are not named, nothing is delivered */
    @PostMapping("/orders/{number}/deliver")
    ResponseEntity<Void> deliver(@PathVariable String number, @RequestParam Map<String, String> given) {
        ObjectNode delivery = JsonNodeFactory.instance.objectNode();
        var items = delivery.putArray("to_DeliveryDocumentItem");
        given.forEach((item, quantity) -> {
            if (item.matches("\\d+")
                    && !quantity.isBlank()
                    && quantity(quantity).signum() != 0) {
                items.addObject()
                        .put("ReferenceSDDocument", number)
                        .put("ReferenceSDDocumentItem", item)
                        .put("ActualDeliveryQuantity", quantity(quantity).toPlainString());
            }
        });
        ObjectNode created = engine.create("API_OUTBOUND_DELIVERY_SRV", "A_OutbDeliveryHeader", delivery, rules);
        return to("/deliveries/" + created.get("DeliveryDocument").asText());
    }

    private static BigDecimal quantity(String text) {
        try {
            return new BigDecimal(text.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            throw SapError.refused("'" + text + "' is not a quantity.");
        }
    }

    @PostMapping("/deliveries/{number}/goods-issue")
    ResponseEntity<Void> issue(@PathVariable String number) {
        entities.together(() -> {
            goodsIssue.pick(number);
            return goodsIssue.post(number);
        });
        return to("/deliveries/" + number);
    }

    @PostMapping("/orders/{number}/bill")
    ResponseEntity<Void> bill(@PathVariable String number) {
        return to("/billing-documents/" + billing.bill(number));
    }

    @PostMapping("/orders/{number}/release-credit")
    ResponseEntity<Void> releaseCredit(@PathVariable String number) {
        entities.together(() -> credit.releaseOrder(number));
        return to("/orders/" + number);
    }

    @PostMapping("/orders/{number}/reject-credit")
    ResponseEntity<Void> rejectCredit(@PathVariable String number) {
        entities.together(() -> credit.rejectOrder(number, "Z1"));
        return to("/orders/" + number);
    }

    private static ResponseEntity<Void> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }

    @ExceptionHandler(SapError.class)
    ResponseEntity<String> refused(SapError refusal) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body(new Html("Not possible").text(refusal.getMessage()).end());
    }
}
