package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds customers with whom something else is agreed than before: payment terms, order blocks, the credit account. None of
 * these has a stamp of its own, and a changed credit account is not announced, so all are looked at and compared by
 * {@link GroupSums}; of a group whose sum has changed all are told.
 */
record AgreedCatchUp(ODataClient erp) implements CatchUp {

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

        String told(ObjectNode entity) {
            return Arrays.stream(fields.split(","))
                    .map(field -> entity.path(field).asText())
                    .collect(Collectors.joining(
                            "\n", set + "\n", "\n" + entity.path(customer).asText()));
        }
    }

    @Override
    public Page next(Optional<String> position) {
        GroupSums sums = new GroupSums();
        try {
            LISTINGS.forEach(listing -> add(listing, sums));
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
        List<Hint> hints = sums.maybeChangedSince(position).stream()
                .map(customer -> new Hint(Entity.BUSINESS_PARTNER.set(), customer))
                .toList();
        return new Page(hints, sums.position(), false);
    }

    private void add(Listing listing, GroupSums sums) {
        Query all = Query.ALL.select(listing.customer() + "," + listing.fields());
        erp.pages(listing.service(), listing.set(), all, page -> {
            page.forEach(entity ->
                    sums.add(Values.external(entity.path(listing.customer()).asText()), listing.told(entity)));
            return true;
        });
    }
}
