package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What the simulated CRM reckons by itself: functions over many records, splits, currencies. */
class FiguresTest {

    private final CrmClient crm = new CrmClient();
    private final String run = CrmClient.unique("F");

    @Test
    void groupsAreCountedSummedAndChosenByWhatTheyComeTo() {
        account("Energy", "10.50");
        account("Energy", "20.00");
        account("Energy", null);
        account("Retail", "5.00");

        JsonNode groups = crm.query("SELECT Industry, COUNT(Id) many, SUM(AnnualRevenue), AVG(AnnualRevenue) mean,"
                        + " MIN(AnnualRevenue) least, MAX(AnnualRevenue) most, COUNT_DISTINCT(AnnualRevenue) different"
                        + " FROM Account WHERE Name = '" + run + "' GROUP BY Industry HAVING COUNT(Id) > 1")
                .body()
                .get("records");

        assertThat(groups).hasSize(1);
        JsonNode energy = groups.get(0);
        assertThat(energy.at("/attributes/type").asText()).isEqualTo("AggregateResult");
        assertThat(energy.get("Industry").asText()).isEqualTo("Energy");
        assertThat(energy.get("many").asInt()).isEqualTo(3);
        assertThat(energy.get("expr0").decimalValue()).isEqualByComparingTo("30.50");
        assertThat(energy.get("mean").decimalValue())
                .as("empty values do not count")
                .isEqualByComparingTo("15.25");
        assertThat(energy.get("least").decimalValue()).isEqualByComparingTo("10.50");
        assertThat(energy.get("most").decimalValue()).isEqualByComparingTo("20.00");
        assertThat(energy.get("different").asInt()).isEqualTo(2);
    }

    @Test
    void groupsAreOrderedAndPagedLikeRecords() {
        account("Energy", "1");
        account("Retail", "1");
        account("Retail", "1");

        JsonNode groups = crm.query("SELECT Industry, COUNT(Id) FROM Account WHERE Name = '" + run
                        + "' GROUP BY Industry ORDER BY COUNT(Id) DESC LIMIT 1")
                .body()
                .get("records");

        assertThat(groups.findValuesAsText("Industry")).containsExactly("Retail");
    }

    @Test
    void allFieldsOfARecordAreAskedForByOneWord() {
        String id = account("Energy", "1.10");

        JsonNode all = crm.single("SELECT FIELDS(ALL) FROM Account WHERE Id = '" + id + "' LIMIT 200");

        assertThat(all.get("Industry").asText()).isEqualTo("Energy");
        assertThat(all.has("RevHub_Key__c")).isTrue();
    }

    @Test
    void aSplitIsItsShareAlsoOfANewAmount() {
        String opportunity = crm.create(
                "Opportunity",
                "{\"Name\":\"%s\",\"StageName\":\"Prospecting\",\"CloseDate\":\"2026-06-30\",\"Amount\":1000.01}"
                        .formatted(run));
        String split = crm.create(
                "OpportunitySplit",
                "{\"OpportunityId\":\"%s\",\"SplitOwnerId\":\"%s\",\"SplitPercentage\":33.33}"
                        .formatted(opportunity, Seed.REP));
        assertThat(amount(split)).isEqualTo("333.3");

        crm.patch("/sobjects/Opportunity/" + opportunity, "{\"Amount\":200}");

        assertThat(amount(split)).isEqualTo("66.66");
        assertThat(crm.patch("/sobjects/OpportunitySplit/" + split, "{\"SplitAmount\":1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theOrgHasItsCurrenciesWithRatesToTheCorporateOne() {
        JsonNode corporate = crm.single("SELECT IsoCode, ConversionRate FROM CurrencyType WHERE IsCorporate = true");

        assertThat(corporate.get("IsoCode").asText()).isEqualTo("EUR");
        assertThat(corporate.get("ConversionRate").decimalValue()).isEqualByComparingTo("1");
        assertThat(crm.single("SELECT ConversionRate FROM CurrencyType WHERE IsoCode = 'USD'")
                        .get("ConversionRate")
                        .decimalValue())
                .isEqualByComparingTo("1.085");
    }

    private String amount(String split) {
        return crm.read("OpportunitySplit", split)
                .get("SplitAmount")
                .decimalValue()
                .stripTrailingZeros()
                .toPlainString();
    }

    private String account(String industry, String revenue) {
        return crm.create(
                "Account",
                "{\"Name\":\"%s\",\"Industry\":\"%s\",\"AnnualRevenue\":%s}".formatted(run, industry, revenue));
    }
}
