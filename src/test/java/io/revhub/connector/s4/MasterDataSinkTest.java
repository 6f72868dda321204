package io.revhub.connector.s4;

import static io.revhub.connector.s4.Erp.id;
import static io.revhub.connector.s4.Erp.look;
import static io.revhub.connector.s4.Erp.references;
import static io.revhub.connector.s4.Erp.update;
import static io.revhub.connector.s4.Erp.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MasterDataSinkTest {

    private static final String PARTNERS = "API_BUSINESS_PARTNER";
    private static final String PRODUCTS = "API_PRODUCT_SRV";

    private final Erp erp = new Erp();
    private final Sink partners = erp.connector.businessPartners().sink("erp", Map.of());
    private final Sink products = erp.connector.products().sink("erp", Map.of());

    @Test
    void aBusinessPartnerIsCreatedAsACustomer() {
        Delivery delivery = Erp.partner();

        assertThat(look(partners, delivery)).isInstanceOf(Shown.Missing.class);
        String number = id(write(partners, delivery));

        assertThat(erp.read(PARTNERS, "A_BusinessPartner('" + number + "')")
                        .get("Customer")
                        .asText())
                .isEqualTo(number);
    }

    @Test
    void aBusinessPartnerWhoseAnswerWasCutIsFoundByTheHubsKey() {
        Delivery delivery = Erp.partner();
        erp.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "A_BusinessPartner");

        assertThat(write(partners, delivery)).isInstanceOf(Written.Unknown.class);

        assertThat(look(partners, delivery)).isInstanceOf(Shown.Existing.class);
    }

    @Test
    void aBusinessPartnersNameAndAddressAreChangedWhereTheyDiffer() {
        Delivery delivery = Erp.partner();
        Written made = write(partners, delivery);

        Written changed = write(partners, update(delivery, references(made), """
                {"OrganizationBPName1":"Südwind \\"Logistik\\" GmbH",
                 "to_BusinessPartnerAddress":[{"Country":"DE","CityName":"Hamburg","PostalCode":"20095","StreetName":"Weg",
                   "to_EmailAddress":[{"EmailAddress":"c@d.de"}]}]}
                """));

        assertThat(changed).isInstanceOf(Written.Made.class);
        String path = "A_BusinessPartner('" + id(made) + "')";
        assertThat(erp.read(PARTNERS, path).get("BusinessPartnerName").asText()).isEqualTo("Südwind \"Logistik\" GmbH");
        var addresses =
                erp.client().query(PARTNERS, path + "/to_BusinessPartnerAddress", io.revhub.connector.odata.Query.ALL);
        assertThat(addresses).hasSize(1);
        assertThat(addresses.get(0).get("CityName").asText()).isEqualTo("Hamburg");
    }

    @Test
    void aBusinessPartnerIsExtendedInAnotherCompanyCode() {
        Delivery delivery = Erp.partner();
        Written made = write(partners, delivery);
        assertThat(references(made)).extracting(reference -> reference.part()).containsExactly("", "companies/1010");

        Written extended = write(partners, Erp.update(delivery, references(made), Erp.json("""
                {"to_Customer":{
                  "to_CustomerCompany":[{"CompanyCode":"1010"},{"CompanyCode":"1020","ReconciliationAccount":"12100000"}],
                  "to_CustomerSalesArea":[{"SalesOrganization":"1010","DistributionChannel":"10","Division":"00"},
                    {"SalesOrganization":"1020","DistributionChannel":"10","Division":"00","Currency":"EUR"}]}}
                """)));

        assertThat(references(extended))
                .extracting(reference -> reference.part())
                .containsExactly("", "companies/1010", "companies/1020");
        assertThat(erp.client()
                        .query(
                                PARTNERS,
                                "A_Customer('" + id(made) + "')/to_CustomerSalesArea",
                                io.revhub.connector.odata.Query.ALL))
                .extracting(area -> area.get("SalesOrganization").asText())
                .containsExactlyInAnyOrder("1010", "1020");
    }

    @Test
    void aProductIsCreatedAndFoundByItsKey() {
        Delivery delivery = Erp.productDelivery();

        assertThat(look(products, delivery)).isInstanceOf(Shown.Missing.class);
        Written made = write(products, delivery);

        assertThat(id(made)).isEqualTo(delivery.mapped().get("Product").asText());
        assertThat(id(look(products, delivery))).isEqualTo(id(made));
    }

    @Test
    void aProductThatIsThereAlreadyIsTriedAgainAndFoundThen() {
        Delivery delivery = Erp.productDelivery();
        write(products, delivery);

        assertThat(write(products, delivery)).isInstanceOf(Written.Later.class);
    }

    @Test
    void aProductsDescriptionIsChangedAndAnotherLanguageAdded() {
        Delivery delivery = Erp.productDelivery();
        Written made = write(products, delivery);

        Written changed = write(products, update(delivery, references(made), """
                {"to_Description":[{"Language":"EN","ProductDescription":"Tracker"},{"Language":"DE","ProductDescription":"Ortungsgerät"}]}
                """));

        assertThat(changed).isInstanceOf(Written.Made.class);
        assertThat(erp.client()
                        .query(
                                PRODUCTS,
                                "A_Product('" + id(made) + "')/to_Description",
                                io.revhub.connector.odata.Query.ALL))
                .extracting(d -> d.get("ProductDescription").asText())
                .containsExactlyInAnyOrder("Tracker", "Ortungsgerät");
    }

    @Test
    void anUnreachableErpLeavesEverythingForLater() {
        erp.fault(Fault.Kind.UNAVAILABLE, "POST", "A_Product");

        assertThat(write(products, Erp.productDelivery())).isInstanceOf(Written.Unknown.class);
    }
}
