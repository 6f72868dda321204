package io.revhub.sandbox.shop;

import static io.revhub.sandbox.shop.Fields.Type.NUMBER;
import static io.revhub.sandbox.shop.Fields.Type.OBJECT;
import static io.revhub.sandbox.shop.Fields.Type.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A variant's prices: decimals in major units, with the exact value beside. */
record Prices(Stamps stamps) {

    private static final Fields PRICE = new Fields(Map.of(
            "id",
            STRING,
            "currency_code",
            STRING,
            "amount",
            NUMBER,
            "min_quantity",
            NUMBER,
            "max_quantity",
            NUMBER,
            "rules",
            OBJECT));

    /** The prices sent are all there are from now on; one with an id is changed, one without is new. */
    ArrayNode of(JsonNode sent, JsonNode kept, String at) {
        ArrayNode prices = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : sent) {
            ObjectNode body = (ObjectNode) element;
            PRICE.check(body, at + "prices, " + prices.size() + ", ");
            prices.add(price(body, kept));
        }
        return prices;
    }

    private ObjectNode price(ObjectNode body, JsonNode kept) {
        ObjectNode price = null;
        for (JsonNode old : kept) {
            if (old.get("id").equals(body.get("id"))) {
                price = stamps.updated(old.deepCopy());
            }
        }
        if (price == null) {
            Fields.require(body, "currency_code", "prices, ");
            Fields.require(body, "amount", "prices, ");
            price = stamps.created(JsonNodeFactory.instance.objectNode().put("id", stamps.id("price")));
            price.putNull("min_quantity").putNull("max_quantity");
        }
        ObjectNode changes = body.deepCopy().remove(List.of("id", "rules"));
        price.setAll(changes);
        price.put("currency_code", price.get("currency_code").textValue().toLowerCase());
        String exact = price.get("amount").decimalValue().toPlainString();
        price.putObject("raw_amount").put("value", exact).put("precision", 20);
        return price;
    }
}
