package io.revhub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DifferingValuesTest {

    @Test
    void ofLinesOnlyWhatDiffersInEachIsTold() {
        assertThat(DifferingValues.of(
                        json("[{'line':'10','net':'629.91','quantity':'2'},{'line':'20','net':'5.00'}]"),
                        json("[{'line':'20','net':'5.00'},{'line':'10','net':'314.96','quantity':'2'}]")))
                .isEqualTo(new DifferingValues("10: net 629.91", "10: net 314.96"));
    }

    @Test
    void aPriceThatOnlyTheSystemHasIsTold() {
        assertThat(DifferingValues.of(json("[]"), json("[{'currency':'CHF','amount':'360.00'}]")))
                .isEqualTo(new DifferingValues("CHF: -", "CHF: amount 360.00"));
    }

    @Test
    void elementsWithoutAKeyAreToldByTheirPlace() {
        assertThat(DifferingValues.of(json("['a','b']"), json("['a','c']")))
                .isEqualTo(new DifferingValues("2: b", "2: c"));
    }

    @Test
    void linesInAnotherOrderAreToldAsTheyAre() {
        assertThat(DifferingValues.of(json("[{'line':'1'},{'line':'2'}]"), json("[{'line':'2'},{'line':'1'}]")))
                .isEqualTo(new DifferingValues(
                        "[{\"line\":\"1\"},{\"line\":\"2\"}]", "[{\"line\":\"2\"},{\"line\":\"1\"}]"));
    }

    @Test
    void whatIsNotSetIsNone() {
        assertThat(DifferingValues.of(json("null"), json("'x'"))).isEqualTo(new DifferingValues(null, "x"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
