package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers and products, and what all systems have of them. */
@ExtendWith(World.Shared.class)
class MasterDataTest {

    private final World world;

    MasterDataTest(World world) {
        this.world = world;
    }

    @Test
    void whoBuysFromOneMoreCompanyIsExtendedThereAndTheOrderGoesOnByItself() {
        world.provisioning.hold(true);
        Agreement first = Offer.in(world)
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .signed();
        String customer = world.erp.soldTo(inTheErp(first));
        assertThat(world.erp.companyCodes(customer)).containsExactly("1010");

        Agreement second = Offer.in(world)
                .to(first.customer())
                .of("1020")
                .line("Maintenance", "service", 1, "900.00", "0", "900.00", "fulfilment")
                .signed();

        String order = inTheErp(second);
        assertThat(world.erp.soldTo(order)).isEqualTo(customer);
        assertThat(world.erp.companyCodes(customer)).containsExactly("1010", "1020");
        assertThat(world.erp.salesOrganisations(world.erp.material(order))).containsExactly("1010", "1020");
    }

    @Test
    void whereACustomerStandsIsToldToSales() {
        Agreement sale = Offer.in(world)
                .line("Set-up", "service", 1, "500.00", "0", "500.00", "order")
                .signed();
        crmTells(sale.customer(), "Open__c", "595.00");
        crmTells(sale.customer(), "Exposure__c", "1095.00");

        sale.pays("595.00");

        crmTells(sale.customer(), "Open__c", "0.00");
        crmTells(sale.customer(), "LastPaymentAmount__c", "595.00");
        assertThat(world.crm.query(standing(sale.customer(), "PaymentTerms__c, CompanyCode__c")))
                .singleElement()
                .satisfies(standing -> {
                    assertThat(standing.path("PaymentTerms__c").asText()).isEqualTo("net30");
                    assertThat(standing.path("CompanyCode__c").asText()).isEqualTo("1010");
                });
    }

    @Test
    void whatFinanceAgreesWithACustomerIsToldToSalesAndSalesCannotChangeIt() {
        Agreement sale = Offer.in(world)
                .line("Set-up", "service", 1, "500.00", "0", "500.00", "order")
                .signed();
        String customer = world.erp.soldTo(inTheErp(sale));
        agreed(sale.customer(), "net30");

        world.erp.limits(customer, "50000.00", "USD");
        world.erp.agrees(customer, "1010", "0060");

        String record = agreed(sale.customer(), "net60");
        assertThat(world.crm.query("SELECT RevHub_CreditLimit__c, RevHub_CreditCurrency__c FROM Account WHERE Id = '"
                        + sale.customer() + "'"))
                .singleElement()
                .satisfies(account -> {
                    assertThat(account.path("RevHub_CreditLimit__c").decimalValue())
                            .isEqualByComparingTo("50000.00");
                    assertThat(account.path("RevHub_CreditCurrency__c").asText())
                            .isEqualTo("USD");
                });

        world.crm.change("RevHub_Agreed__c", record, Map.of("PaymentTerms__c", "net14"));

        agreed(sale.customer(), "net60");
        String document = world.store.id("crm", "Account", sale.customer()).orElseThrow();
        soon("nobody to show anything else")
                .untilAsserted(() -> assertThat(world.hub.history(document))
                        .contains("net60")
                        .doesNotContain("net14"));
    }

    /** The payment terms that sales sees in 1010; the record's id. */
    private String agreed(String account, String terms) {
        String query =
                "SELECT Id, CompanyCode__c, PaymentTerms__c FROM RevHub_Agreed__c WHERE Account__c = '" + account + "'";
        soon("the terms " + terms)
                .untilAsserted(() -> assertThat(world.crm.query(query))
                        .singleElement()
                        .satisfies(agreed -> {
                            assertThat(agreed.path("CompanyCode__c").asText()).isEqualTo("1010");
                            assertThat(agreed.path("PaymentTerms__c").asText()).isEqualTo(terms);
                        }));
        return world.crm.query(query).get(0).path("Id").asText();
    }

    @Test
    void whoRegistersInTheShopWithAnAccountsAddressIsThatAccountOnceSomebodySaysSo() {
        String unique = world.unique();
        String email = "einkauf-" + unique + "@ostwind.example";
        String account = account("Ostwind Handel GmbH " + unique, null, email);

        String customer = world.shop.registers(email, "Ostwind " + unique);
        world.hub.decide(customer, "same");

        String survivor = world.store.id("crm", "Account", account).orElseThrow();
        soon("the customer to be merged into the account")
                .until(() -> world.store.id("shop", "Customer", customer).stream()
                        .anyMatch(own -> own.equals(survivor) || world.store.isMerged(own, survivor)));
        soon("nobody to be asked any more").until(() -> !world.hub.isParked(customer));
    }

    @Test
    void companiesOfOneGroupShareAVatIdAndAreTwoAllTheSame() {
        String vatId = "DE77" + world.unique() + "000";
        String mother = account("Nordwind Holding AG", vatId, "holding@nordwind.example");
        String daughter = account("Nordwind Spedition GmbH", vatId, "spedition@nordwind.example");

        world.hub.decide(daughter, "another");

        assertThat(inTheErp("Account", daughter)).isNotEqualTo(inTheErp("Account", mother));

        world.crm.change("Account", daughter, Map.of("Name", "Nordwind Transport GmbH"));

        String document = world.store.id("crm", "Account", daughter).orElseThrow();
        soon("the new name to be taken in")
                .until(() -> world.hub.history(document).contains("Nordwind Transport GmbH"));
        assertThat(world.hub.isParked(daughter)).isFalse();
    }

    @Test
    void aSecondAccountOfOneCompanyIsMergedAndItsSalesGoToTheFirst() {
        String vatId = "DE78" + world.unique() + "000";
        String name = "Südwind Logistik GmbH " + world.unique();
        String first = account(name, vatId, null);
        String second = account(name, vatId, null);

        world.hub.decide(second, "same");

        Agreement sale = Offer.in(world)
                .to(second)
                .line("Set-up", "service", 1, "500.00", "0", "500.00", "order")
                .signed();
        assertThat(world.erp.soldTo(inTheErp(sale))).isEqualTo(inTheErp("Account", first));
        crmTells(first, "Open__c", "595.00");
        String survivor = world.store.id("crm", "Account", first).orElseThrow();
        assertThat(world.hub.deals(survivor)).contains(sale.quote());

        String merged = world.store.id("crm", "Account", second).orElseThrow();
        world.hub.parts(merged);

        assertThat(inTheErp("Account", second)).isNotEqualTo(inTheErp("Account", first));
        Agreement next = Offer.in(world)
                .to(second)
                .line("Set-up", "service", 1, "500.00", "0", "500.00", "order")
                .signed();
        assertThat(world.erp.soldTo(inTheErp(next))).isEqualTo(inTheErp("Account", second));
        // what was sold before goes back with its quote, when that is read again
        assertThat(world.hub.deals(merged)).contains(next.quote());
        assertThat(world.hub.deals(survivor)).doesNotContain(next.quote());
        assertThat(world.hub.history(merged)).contains("They are two.");
    }

    @Test
    void whoOwesSomethingIsNotMerged() {
        Agreement sale = Offer.in(world)
                .line("Set-up", "service", 1, "500.00", "0", "500.00", "order")
                .signed();
        crmTells(sale.customer(), "Open__c", "595.00");
        String other = account("Westwind " + world.unique(), null, null);
        String document = world.store.id("crm", "Account", sale.customer()).orElseThrow();
        String survivor = world.store.id("crm", "Account", other).orElseThrow();

        assertThat(world.hub.merge(document, survivor)).contains("owes something");
    }

    @Test
    void aPriceThatIsToComeTakesEffectOnItsDay() {
        String sku = "P-" + world.unique();
        String product = world.crm.product(sku, "Fleet Pro, user a year", "subscription");
        String price = world.crm.price(product, world.crm.standardPriceBook(), "468.00", "EUR");
        String day = world.today().plusDays(1).toString();
        costs(sku, "468.00");

        world.crm.change(
                "PricebookEntry",
                price,
                Map.of("RevHub_NextPrice__c", new BigDecimal("480.00"), "RevHub_NextPriceFrom__c", day));
        soon("the price that is to come")
                .until(() -> world.store
                        .document("product", sku)
                        .filter(known -> known.body().path("prices").toString().contains(day))
                        .isPresent());
        costs(sku, "468.00");

        world.on(day);
        costs(sku, "480.00");
    }

    @Test
    void whatACustomerAnswersAndAsksIsShownWithIt() {
        String customer = account("Ostwind " + world.unique(), null, null);
        String contact = world.crm.create("Contact", Map.of("AccountId", customer, "LastName", "Okoń"));
        String campaign = world.crm.create("Campaign", Map.of("Name", "Fleet days"));
        world.crm.create("CampaignMember", Map.of("CampaignId", campaign, "ContactId", contact, "Status", "Sent"));
        String asked = world.crm.create("Case", Map.of("AccountId", customer, "Subject", "A device stays offline"));
        String document = world.store.id("crm", "Account", customer).orElseThrow();
        shows(document, "campaign", "Fleet days", "Sent");
        shows(document, "case", "A device stays offline", "New");

        world.crm.change("Case", asked, Map.of("Status", "Escalated"));

        shows(document, "case", "A device stays offline", "Escalated");
    }

    @Test
    void howSatisfiedACustomerIsStandsOnItsPage() {
        String customer = account("Ostwind " + world.unique(), null, null);
        String contact = world.crm.create("Contact", Map.of("AccountId", customer, "LastName", "Okoń"));
        String answered = "2026-04-10T09:30:00.000+0000";
        Map<String, ?> unhappy =
                Map.of("Account__c", customer, "Subject__c", "Support", "Score__c", 2, "AnsweredOn__c", answered);
        Map<String, ?> happy =
                Map.of("Contact__c", contact, "Subject__c", "Set-up", "Score__c", 5, "AnsweredOn__c", answered);
        world.crm.create("RevHub_Survey__c", unhappy);
        world.crm.create("RevHub_Survey__c", happy);
        world.crm.create("RevHub_Survey__c", Map.of("Account__c", customer, "Subject__c", "Renewal"));
        String document = world.store.id("crm", "Account", customer).orElseThrow();

        shows(document, "survey", "Support", "answered");
        shows(document, "survey", "Renewal", "sent");
        soon("both answers")
                .untilAsserted(() -> assertThat(world.hub
                                .document(document)
                                .path("satisfaction")
                                .toString())
                        .isEqualTo("{\"satisfied\":1,\"answers\":2}"));
    }

    private void shows(String document, String... texts) {
        soon(document + " to show " + String.join(", ", texts))
                .untilAsserted(() -> assertThat(world.hub.document(document).path("values"))
                        .anySatisfy(value ->
                                assertThat(value.path("fields").toString()).contains(texts)));
    }

    @Test
    void aTextThatTheErpCutsIsToldAndNothingIsLost() {
        String sku = "P-" + world.unique();
        world.crm.product(sku, "Fleet Pro, the subscription of one user for a whole year", "service");

        soon("the warning")
                .untilAsserted(() -> assertThat(world.store.document("product", sku))
                        .hasValueSatisfying(product -> assertThat(
                                        world.hub.document(product.id().value()).path("places"))
                                .anySatisfy(place -> {
                                    assertThat(place.path("system").asText()).isEqualTo("erp");
                                    assertThat(place.path("state").asText()).isEqualTo("delivered");
                                    assertThat(place.path("warning").asText())
                                            .contains("ProductDescription (39 of 56 characters)");
                                })));
        assertThat(world.hub.status().path("systems"))
                .anySatisfy(
                        system -> assertThat(system.path("warnings").asLong()).isPositive());
    }

    /** What a product costs who buys it in the shop, or subscribes to it in billing. */
    private void costs(String sku, String amount) {
        String plan = (sku + "-EUR-" + amount.replace('.', '-')).toLowerCase(Locale.ROOT);
        soon(sku + " at " + amount).untilAsserted(() -> {
            assertThat(world.shop.price(sku, "EUR"))
                    .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo(amount));
            assertThat(world.store.records("product", sku, "billing")).contains(plan);
        });
    }

    @Test
    void aMotherPaysForWhatHerDaughterOrdersAndABranchGetsTheGoods() {
        String mother = account("Mutter AG " + world.unique(), null, null);
        String branch = account("Lager Mutter AG " + world.unique(), null, null);
        String daughter = account("Tochter GmbH " + world.unique(), null, null);
        world.crm.change("Account", daughter, Map.of("RevHub_Payer__c", mother, "RevHub_ShipTo__c", branch));
        partIsKnown(daughter, "payer", mother);

        Agreement sale = Offer.in(world)
                .to(daughter)
                .line("Set-up", "service", 1, "500.00", "0", "500.00", "order")
                .signed();

        String order = inTheErp(sale);
        assertThat(world.erp.soldTo(order)).isEqualTo(inTheErp("Account", daughter));
        assertThat(world.erp.partner(order, "PY")).isEqualTo(inTheErp("Account", mother));
        assertThat(world.erp.partner(order, "SH")).isEqualTo(inTheErp("Account", branch));
        assertThat(world.erp.partner(order, "BP")).isEqualTo(inTheErp("Account", daughter));
        sale.erpHas("DR " + world.today() + " S DEB 595.00 H RS 500.00 H VAT 95.00");
        String entry = world.hub.records(sale.quote(), "journal-entry", "erp").get(0);
        assertThat(world.erp.customer(entry)).isEqualTo(inTheErp("Account", mother));
        sale.pays("595.00").erpHasClearedAll();
    }

    @Test
    void whoHaveAPartInEachOthersSalesAreBothEntered() {
        String mother = prospect("Pate AG " + world.unique());
        String daughter = prospect("Patenkind GmbH " + world.unique());
        world.crm.change("Account", mother, Map.of("RevHub_ShipTo__c", daughter));
        world.crm.change("Account", daughter, Map.of("RevHub_Payer__c", mother));
        partIsKnown(mother, "shipTo", daughter);
        partIsKnown(daughter, "payer", mother);

        world.crm.change("Account", mother, Map.of("BillingCity", "Hamburg", "BillingCountry", "Germany"));
        world.crm.change("Account", daughter, Map.of("BillingCity", "Bremen", "BillingCountry", "Germany"));

        String first = inTheErp("Account", mother);
        String second = inTheErp("Account", daughter);
        soon("each to have its part in the sales to the other").untilAsserted(() -> {
            assertThat(world.erp.partnerOfCustomer(first, "SH")).isEqualTo(second);
            assertThat(world.erp.partnerOfCustomer(second, "PY")).isEqualTo(first);
        });
    }

    /** Whom nobody sells to yet, so that no other system has it. */
    private String prospect(String name) {
        String account = world.crm.create("Account", Map.of("Name", name, "CurrencyIsoCode", "EUR"));
        soon("the prospect to be taken in")
                .until(() -> world.store.id("crm", "Account", account).isPresent());
        return account;
    }

    private void partIsKnown(String account, String part, String other) {
        soon(part + " of " + account + " to be taken in")
                .until(() -> world.store
                        .id("crm", "Account", account)
                        .flatMap(id -> world.store.id("crm", "Account", other).map(o -> world.store.names(id, part, o)))
                        .orElse(false));
    }

    private String account(String name, String vatId, String email) {
        Map<String, Object> fields = new HashMap<>(
                Map.of("Name", name, "BillingCity", "Hamburg", "BillingCountry", "Germany", "CurrencyIsoCode", "EUR"));
        fields.put("RevHub_VatId__c", vatId);
        fields.put("RevHub_Email__c", email);
        String account = world.crm.create("Account", fields);
        soon("the account to be taken in or parked")
                .until(() -> world.store.id("crm", "Account", account).isPresent()
                        || world.hub.parked().contains(account));
        return account;
    }

    /** The ERP's customer for a record of the CRM. */
    private String inTheErp(String type, String record) {
        return soon(record + " in the ERP")
                .until(
                        () -> world.store.id("crm", type, record).flatMap(id -> world.store.record(id, "erp")),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void crmTells(String account, String figure, String amount) {
        soon(figure + " of " + amount + " in the CRM")
                .untilAsserted(() -> assertThat(world.crm.query(standing(account, figure)))
                        .singleElement()
                        .satisfies(standing ->
                                assertThat(standing.path(figure).decimalValue()).isEqualByComparingTo(amount)));
    }

    private static String standing(String account, String fields) {
        return "SELECT " + fields + " FROM RevHub_Standing__c WHERE Account__c = '" + account + "'";
    }

    private String inTheErp(Agreement agreement) {
        soon("the order of " + agreement.quote() + " in the ERP")
                .until(() ->
                        !world.hub.records(agreement.quote(), "order", "erp").isEmpty());
        return world.hub.records(agreement.quote(), "order", "erp").get(0);
    }
}
