package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.stream.LongStream;

/**
 * Gives the org a landscape of any size, as if it had been there for years: the first record of each kind is made as everybody
 * makes one, the others are its copies with names, keys and stamps of their own. They count as no writes and make no events.
 */
final class Fill {

    /** What is there already is older than what a catch-up looks back for. */
    private static final Duration AGE = Duration.ofDays(30);

    private static final int FIRST_VAT_NUMBER = 900_000_000;

    private final Org org;
    private final Records records;
    private final Dml dml;

    Fill(Org org, Records records) {
        this.org = org;
        this.records = records;
        this.dml = new Dml(org);
    }

    /** Makes so many more products, each with a price in the standard price book, and accounts; everybody else waits. */
    void fill(int products, int accounts) {
        org.together(() -> {
            records.inBulk(() -> {
                if (products > 0) {
                    products(products);
                }
                if (accounts > 0) {
                    accounts(accounts);
                }
            });
            return null;
        });
    }

    private void products(int many) {
        long first = records.next("filled-products", many);
        ObjectNode product = first(
                "Product2",
                body().put("Name", "Product " + first)
                        .put("ProductCode", code(first))
                        .put("IsActive", true)
                        .put("RevHub_Kind__c", "goods"));
        String book = org.where("Pricebook2", Map.of("IsStandard", true)).get(0).id();
        ObjectNode entry = first(
                "PricebookEntry",
                body().put("Pricebook2Id", book)
                        .put("Product2Id", product.get("Id").textValue())
                        .put("IsActive", true)
                        .put("UnitPrice", BigDecimal.TEN));
        long firstId = records.next("id-Product2", many - 1);
        copies(
                "Product2",
                product,
                firstId,
                many - 1,
                (copy, n) -> copy.put("Name", "Product " + (first + n)).put("ProductCode", code(first + n)));
        copies(
                "PricebookEntry",
                entry,
                records.next("id-PricebookEntry", many - 1),
                many - 1,
                (copy, n) -> copy.put(
                                "Product2Id",
                                Ids.of(org.schema().require("Product2").prefix(), firstId + n - 1))
                        .put("Name", "Product " + (first + n))
                        .put("ProductCode", code(first + n))
                        .put("UnitPrice", BigDecimal.valueOf(1000 + n % 9000, 2)));
    }

    private void accounts(int many) {
        long first = records.next("filled-accounts", many);
        ObjectNode account = first(
                "Account",
                body().put("Name", "Company " + first)
                        .put("AccountNumber", "C" + first)
                        .put("BillingStreet", "Main street 1")
                        .put("BillingPostalCode", "10115")
                        .put("BillingCity", "Berlin")
                        .put("BillingCountry", "Germany")
                        .put("RevHub_VatId__c", vatId(first)));
        copies(
                "Account",
                account,
                records.next("id-Account", many - 1),
                many - 1,
                (copy, n) -> copy.put("Name", "Company " + (first + n))
                        .put("AccountNumber", "C" + (first + n))
                        .put("RevHub_VatId__c", vatId(first + n)));
    }

    private ObjectNode first(String type, ObjectNode body) {
        String id = dml.create(org.schema().require(type), body, Seed.INTEGRATION_USER);
        return org.live(id).orElseThrow().body();
    }

    /** @param own gives the copy with the number n, from 1, what it alone has */
    private void copies(String type, ObjectNode like, long firstId, int many, ObjLongConsumer<ObjectNode> own) {
        String prefix = org.schema().require(type).prefix();
        Instant from = org.instant().minus(AGE);
        records.add(
                type,
                LongStream.rangeClosed(1, many).mapToObj(n -> {
                    ObjectNode copy = like.deepCopy();
                    String stamp = Org.stamp(from.plusMillis(n));
                    List.of("CreatedDate", "LastModifiedDate", "SystemModstamp")
                            .forEach(field -> copy.put(field, stamp));
                    own.accept(copy.put("Id", Ids.of(prefix, firstId + n - 1)), n);
                    return copy;
                }),
                "Id");
    }

    private static String code(long number) {
        return "F-" + number;
    }

    private static String vatId(long number) {
        return "DE" + (FIRST_VAT_NUMBER + number);
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }
}
