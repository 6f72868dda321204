package io.revhub.connector.matrix;

import static io.revhub.connector.matrix.BillingRows.three;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.connector.matrix.Calls.CatchingUp;
import io.revhub.connector.matrix.Calls.Reading;
import io.revhub.connector.matrix.Calls.Writing;
import io.revhub.intake.Hint;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.shop.Shopping;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What the connector of Medusa does. */
final class ShopRows {

    private static final String SYSTEM = "shop";

    private final Ground ground;
    private final Shopping shopping;
    private final String variant;
    private final JsonNode order;

    ShopRows(Ground ground) {
        this.ground = ground;
        this.shopping = new Shopping(ground.landscape().address(SYSTEM), "sk_test", "pk_test", "psp_test");
        this.variant = shopping.variant("129.95");
        this.order = bought();
    }

    List<Operation> all() {
        String id = order.get("id").asText();
        String customer = order.get("customer_id").asText();
        return List.of(
                new Writing("medusa-product-sink", "one", SYSTEM, () -> List.of(product())),
                new Writing("medusa-product-sink", "three", SYSTEM, () -> three(this::product)),
                new Writing("medusa-product-sink", "another price", SYSTEM, this::dearer),
                new Writing("medusa-customer-sink", "one", SYSTEM, () -> List.of(customer())),
                new Writing("medusa-customer-sink", "three", SYSTEM, () -> three(this::customer)),
                new Writing("medusa-fulfilment-sink", "with its shipment", SYSTEM, () -> List.of(fulfilment())),
                new Writing("medusa-draft-order-sink", "one", SYSTEM, () -> List.of(draft(customer))),
                new Writing("medusa-stock-sink", "one", SYSTEM, () -> List.of(stock())),
                new Reading("medusa-reader", "Order", SYSTEM, Map.of("record", "Order"), () -> List.of(id)),
                new Reading("medusa-reader", "Customer", SYSTEM, Map.of("record", "Customer"), () -> List.of(customer)),
                new CatchingUp("medusa-catch-up-source", "orders", SYSTEM, Map.of("list", "orders"), this::ordered),
                new CatchingUp(
                        "medusa-catch-up-source", "customers", SYSTEM, Map.of("list", "customers"), this::registered),
                new Posts(
                        "medusa-webhook-source",
                        "",
                        SYSTEM,
                        Map.of(),
                        "medusa-catch-up-source",
                        Map.of("list", "orders"),
                        ground.receiver(),
                        this::ordered));
    }

    private JsonNode bought() {
        String cart = shopping.filledCart(variant, "jo+" + UUID.randomUUID() + "@example.org");
        return shopping.buy(cart, "pp_system_default");
    }

    private Hint ordered() {
        return new Hint("Order", bought().get("id").asText());
    }

    private Hint registered() {
        SystemClient.Answer made =
                shopping.admin().post("/admin/customers", "{'email':'" + UUID.randomUUID() + "@nordwind.example'}");
        return new Hint("Customer", made.json().at("/customer/id").asText());
    }

    private TestDelivery product() {
        String sku = "TRK-" + UUID.randomUUID();
        return delivery("product", """
                {'title':'Tracker','handle':'%s','status':'published','external_id':'x','description':'GPS',
                 'options':[{'title':'Default','values':['Default']}],
                 'variants':[{'title':'Default','sku':'%s','options':{'Default':'Default'},
                              'prices':[{'currency_code':'eur','amount':'129.95'}]}],
                 'metadata':{'unit':'PC'}}""".formatted(sku.toLowerCase(Locale.ROOT), sku));
    }

    /** Of a product whose stock nobody has counted in the shop yet. */
    private TestDelivery stock() {
        JsonNode fresh = shopping.admin()
                .get("/admin/product-variants?id=" + shopping.variant("129.95"))
                .json()
                .at("/variants/0");
        return delivery("stock", """
                {'product_id':'%s','sku':'%s','location':'Hamburg','stocked_quantity':'7'}""".formatted(
                        fresh.get("product_id").asText(), fresh.get("sku").asText()));
    }

    private List<TestDelivery> dearer() {
        TestDelivery there = product().brought(ground.calm().sink("medusa-product-sink", SYSTEM, Map.of()));
        String form =
                there.delivery().mapped().toString().replace("129.95", "139.00").replace("Tracker", "Tracker 2");
        return List.of(there.changed(form, "{'title':'Tracker 2','variants':[]}"));
    }

    private TestDelivery customer() {
        return delivery(
                "account",
                "{'email':'a+%s@nordwind.example','company_name':'Nordwind','first_name':null,'last_name':null,'phone':null}"
                        .formatted(UUID.randomUUID()));
    }

    private TestDelivery fulfilment() {
        JsonNode fresh = bought();
        return delivery("fulfilment", """
                {'order_id':'%s','items':[{'id':'%s','quantity':'2'}],
                 'labels':[{'tracking_number':'T1','tracking_url':'#','label_url':'#'}]}""".formatted(
                        fresh.get("id").asText(), fresh.at("/items/0/id").asText()));
    }

    private TestDelivery draft(String customer) {
        return delivery("quote", """
                {'currency_code':'eur','customer_id':'%s','items':[{'title':'3 x device','quantity':1,'unit_price':944.87}],
                 'metadata':{'revhub_fingerprint':'print-1'}}""".formatted(customer));
    }

    private static TestDelivery delivery(String type, String form) {
        return TestDelivery.of(type, UUID.randomUUID().toString(), SYSTEM, form);
    }
}
