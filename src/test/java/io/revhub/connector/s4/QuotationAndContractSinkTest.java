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
import io.revhub.document.PartReference;
import io.revhub.sandbox.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotationAndContractSinkTest {

    private final Erp erp = new Erp();
    private final String customer = erp.customer();
    private final String product = erp.product();
    private final Sink quotations = erp.connector.salesQuotations().sink("erp", Map.of());
    private final Sink contracts = erp.connector.salesContracts().sink("erp", Map.of());

    @Test
    void aQuotationIsCreatedWithItsItemsAndFoundByTheHubsKey() {
        Delivery quote = Erp.quotation(Erp.document(), customer, product);
        erp.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "A_SalesQuotation");

        assertThat(write(quotations, quote)).isInstanceOf(Written.Unknown.class);
        Shown found = look(quotations, quote);

        assertThat(references(found)).extracting(PartReference::part).containsExactly("", "lines/10");
        assertThat(references(found).get(1).record().recordType()).isEqualTo("A_SalesQuotationItem");
        assertThat(quotation(id(found), "TotalNetAmount")).isEqualTo("944.87");
    }

    @Test
    void aChangedQuotationIsBroughtToTheSameOne() {
        Delivery quote = Erp.quotation(Erp.document(), customer, product);
        Written made = write(quotations, quote);

        Written changed = write(quotations, update(quote, references(made), """
                {"BindingPeriodValidityEndDate":"/Date(1801353600000)/","to_Item":[{"SalesQuotationItem":"10","Material":"%s","RequestedQuantity":"6",
                  "to_PricingElement":[{"ConditionType":"PPR0","ConditionRateValue":"944.87","ConditionQuantity":"3"}]}]}
                """.formatted(product)));

        assertThat(changed).isInstanceOf(Written.Made.class);
        assertThat(quotation(id(made), "TotalNetAmount")).isEqualTo("1889.74");
        assertThat(quotation(id(made), "BindingPeriodValidityEndDate")).isEqualTo("/Date(1801353600000)/");
    }

    @Test
    void anotherCustomersQuotationWithTheHubsKeyIsForAPerson() {
        Delivery quote = Erp.quotation(Erp.document(), customer, product);
        write(quotations, quote);
        Delivery other = Erp.quotation(quote.document().id(), erp.customer(), product);

        assertThat(look(quotations, other))
                .isInstanceOfSatisfying(
                        Shown.Doubtful.class,
                        doubtful -> assertThat(doubtful.refusal().reason())
                                .startsWith("The ERP's sales quotation ")
                                .contains("SoldToParty"));
    }

    @Test
    void aContractIsCreatedOnceHoweverOftenItsAnswerIsLost() {
        Delivery contract = Erp.contract(Erp.document(), customer, product);
        erp.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "A_SalesContract");

        assertThat(write(contracts, contract)).isInstanceOf(Written.Unknown.class);
        Shown found = look(contracts, contract);

        assertThat(erp.read("API_SALES_CONTRACT_SRV", "A_SalesContract('" + id(found) + "')")
                        .get("SalesContractValidityEndDate")
                        .asText())
                .isEqualTo("/Date(1838073600000)/");
        assertThat(references(found)).extracting(PartReference::part).containsExactly("", "lines/10");
    }

    private String quotation(String number, String field) {
        return erp.read("API_SALES_QUOTATION_SRV", "A_SalesQuotation('" + number + "')")
                .get(field)
                .asText();
    }
}
