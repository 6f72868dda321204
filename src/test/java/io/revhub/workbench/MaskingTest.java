package io.revhub.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void whatPointsAtSomebodyIsReplacedAndAmountsStay() {
        JsonNode masked = new Masking().of(Json.read("""
            {"Name": "Nordwind Logistik GmbH", "BillingStreet": "Speicherstraße 12", "Phone": "+49 40 1234567",
             "RevHub_Email__c": "einkauf@nordwind.example", "RevHub_VatId__c": "DE811234567",
             "bank": {"iban": "DE89370400440532013000"}, "Amount": 119.00, "AccountNumber": "K-1001"}
            """));

        assertThat(masked.toString())
                .doesNotContain("Nordwind", "Speicher", "1234567", "einkauf", "811234567", "370400440532013000")
                .contains("119.00", "K-1001");
        assertThat(masked.path("RevHub_VatId__c").asText()).matches("DE\\d{9}");
    }

    @Test
    void theSameTextHasTheSamePseudonymEverywhere() {
        JsonNode masked = new Masking().of(Json.read("""
            {"contact": {"lastName": "Petersen"}, "signer": {"lastName": "Petersen"},
             "note": "Call Petersen first", "other": {"lastName": "Hansen"}}
            """));

        String name = masked.at("/contact/lastName").asText();
        assertThat(masked.at("/signer/lastName").asText()).isEqualTo(name);
        assertThat(masked.at("/other/lastName").asText()).isNotEqualTo(name);
        assertThat(masked.path("note").asText()).isEqualTo("Call " + name + " first");
    }

    @Test
    void theNamesOfGoodsStay() {
        JsonNode masked = new Masking()
                .of(Json.read("{\"Product2\": {\"Name\": \"Tracker\"}, \"lines\": [{\"name\": \"Seat\"}]}"));

        assertThat(masked.toString()).contains("Tracker", "Seat");
    }

    @Test
    void aPseudonymOfAnIbanPassesItsCheck() {
        String iban = Personal.IBAN.pseudonym("DE89370400440532013000", 7);

        String moved = iban.substring(4) + "1314" + iban.substring(2, 4);
        assertThat(new BigInteger(moved).mod(BigInteger.valueOf(97))).isEqualTo(BigInteger.ONE);
    }
}
