package io.revhub.connector.s4;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds customers with whom something else is agreed than before: payment terms, order blocks, the credit account. None of
 * these has a stamp of its own, and a changed credit account is not announced, so all are looked at and compared: the
 * position holds a sum for each of {@value #GROUPS} groups of customers, and of a group whose sum has changed all are told.
 */
record AgreedCatchUp(ODataClient erp) implements CatchUp {

    private static final int GROUPS = 512;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Listing> LISTINGS = List.of(
            new Listing(Entity.BUSINESS_PARTNER.service(), "A_Customer", "Customer", "OrderIsBlockedForCustomer"),
            new Listing(Entity.BUSINESS_PARTNER.service(), "A_CustomerCompany", "Customer", "CompanyCode,PaymentTerms"),
            new Listing(
                    Entity.BUSINESS_PARTNER.service(),
                    "A_CustomerSalesArea",
                    "Customer",
                    "SalesOrganization,DistributionChannel,Division,CustomerPaymentTerms,OrderIsBlockedForCustomer"),
            new Listing(
                    BusinessPartnerReader.CREDIT_SERVICE,
                    BusinessPartnerReader.CREDIT_ACCOUNTS,
                    "BusinessPartner",
                    "CreditSegment,CreditLimitAmount,CreditAccountIsBlocked,CreditSegmentCurrency"));

    private record Listing(String service, String set, String customer, String fields) {

        /** A number for what is told of one customer, the same for the same. */
        long sum(ObjectNode entity) {
            String told = Arrays.stream(fields.split(","))
                    .map(field -> entity.path(field).asText())
                    .collect(Collectors.joining(
                            "\n", set + "\n", "\n" + entity.path(customer).asText()));
            return told.chars().asLongStream().reduce(1125899906842597L, (hash, next) -> 31 * hash + next);
        }
    }

    @Override
    public Page next(Optional<String> position) {
        Map<String, Integer> customers = new HashMap<>();
        long[] sums = new long[GROUPS];
        try {
            LISTINGS.forEach(listing -> add(listing, customers, sums));
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
        long[] before = position.map(AgreedCatchUp::parsed).orElse(new long[0]);
        List<Hint> hints = customers.entrySet().stream()
                .filter(customer -> before.length != GROUPS || before[customer.getValue()] != sums[customer.getValue()])
                .map(customer -> new Hint(Entity.BUSINESS_PARTNER.set(), customer.getKey()))
                .sorted((a, b) -> a.recordId().compareTo(b.recordId()))
                .toList();
        return new Page(hints, text(sums), false);
    }

    private void add(Listing listing, Map<String, Integer> customers, long[] sums) {
        Query all = Query.ALL.select(listing.customer() + "," + listing.fields());
        erp.pages(listing.service(), listing.set(), all, page -> {
            page.forEach(entity -> {
                String customer =
                        Values.external(entity.path(listing.customer()).asText());
                int group = Math.floorMod(customer.hashCode(), GROUPS);
                customers.put(customer, group);
                sums[group] += listing.sum(entity);
            });
            return true;
        });
    }

    private static String text(long[] sums) {
        ArrayNode array = JSON.createArrayNode();
        Arrays.stream(sums).forEach(array::add);
        return array.toString();
    }

    private static long[] parsed(String position) {
        try {
            return JSON.readValue(position, long[].class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a position: " + position, e);
        }
    }
}
