package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.Figure;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.rules.Refusal;
import java.util.List;
import java.util.Optional;

/** The level of the inventory item at the stock location of this name or id: absolute, so that it may be written twice. */
record LevelStep(Medusa medusa) implements RestStep {

    private static final String STOCKED = "stocked_quantity";
    private static final String LOCATION = "location_id";

    @Override
    public String name() {
        return "level";
    }

    @Override
    public Shown look(Delivery delivery) {
        Answer locations = locations();
        Answer items = new Stocked(medusa).items(delivery);
        for (Answer answer : List.of(locations, items)) {
            if (!answer.isGood()) {
                return MedusaFailures.TABLE.shown(answer, delivery);
            }
        }
        return location(locations, delivery)
                .map(location -> judge(delivery, level(items, delivery, location)))
                .orElseGet(() -> new Shown.Doubtful(noLocation(delivery)));
    }

    private Shown judge(Delivery delivery, Optional<JsonNode> level) {
        if (level.isEmpty()) {
            return new Shown.Missing();
        }
        boolean same = Figure.of(level.get().path(STOCKED)).equals(wanted(delivery));
        return same ? new Shown.Done(references(level.get())) : new Shown.Existing(references(level.get()));
    }

    @Override
    public Written write(Delivery delivery) {
        Answer locations = locations();
        Answer items = new Stocked(medusa).items(delivery);
        for (Answer read : List.of(locations, items)) {
            if (!read.isGood()) {
                return MedusaFailures.TABLE.written(read, delivery);
            }
        }
        JsonNode item = Stocked.item(items, delivery)
                .orElseThrow(() -> new IllegalArgumentException("the shop has no inventory item of the SKU any more"));
        String location = location(locations, delivery)
                .orElseThrow(() -> new IllegalArgumentException("the shop has no such stock location any more"));
        Answer answer = post(delivery, items, item, location);
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.written(answer, delivery);
        }
        return level(new Stocked(medusa).items(delivery), delivery, location)
                .<Written>map(level -> new Written.Made(references(level)))
                .orElseGet(() -> new Written.Unknown("The shop does not show the level that it took."));
    }

    private Answer post(Delivery delivery, Answer items, JsonNode item, String location) {
        String levels = Stocked.ITEMS + "/" + item.path("id").asText() + "/location-levels";
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(STOCKED, wanted(delivery).node());
        return level(items, delivery, location).isPresent()
                ? medusa.post(levels + "/" + location, body)
                : medusa.post(levels, body.put(LOCATION, location));
    }

    private Answer locations() {
        return medusa.get("/stock-locations?limit=1000");
    }

    private static Optional<String> location(Answer locations, Delivery delivery) {
        JsonNode wanted = delivery.mapped().path("location");
        for (JsonNode location : locations.body().path("stock_locations")) {
            if (wanted.equals(location.path("name")) || wanted.equals(location.path("id"))) {
                return Optional.of(location.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> level(Answer items, Delivery delivery, String location) {
        for (JsonNode level : Stocked.item(items, delivery)
                .map(item -> item.path("location_levels"))
                .orElseGet(JsonNodeFactory.instance::arrayNode)) {
            if (level.path(LOCATION).asText().equals(location)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    private static Figure wanted(Delivery delivery) {
        return Figure.of(delivery.mapped().path(STOCKED));
    }

    private List<PartReference> references(JsonNode level) {
        return List.of(medusa.part("", "InventoryLevel", level.path("id").asText()));
    }

    private static Refusal noLocation(Delivery delivery) {
        return new Refusal(
                "no-location",
                "The shop has no stock location " + delivery.mapped().path("location") + " for the "
                        + RestStep.what(delivery) + ".",
                "Add the location in the shop, or correct config/shop-locations.yaml.",
                null);
    }
}
