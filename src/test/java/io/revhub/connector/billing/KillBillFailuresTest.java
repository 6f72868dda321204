package io.revhub.connector.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.connector.TestDelivery;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.delivery.Written;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KillBillFailuresTest {

    private final TestDelivery charge = TestDelivery.of("charge", "F-2026-0417-1", "billing", "{}");

    @ParameterizedTest(name = "{0} {1} {2} -> {3}")
    @CsvSource({
        "401, 0,                                                               '', Later",
        "429, 0,                                                               '', Later",
        "503, 0,                                                               '', Later",
        "409, 3000,                          Account already exists for key K-1, Later",
        "400, 4023,                              The invoice status is invalid, Later",
        "400, 4024,            Cannot add credit or external charge for invoice, Later",
        "400, 2060,                                        Invalid simple plan, plan-price-fixed",
        "400, 3,                            'Invalid currency USD, expected EUR', currency-differs",
        "400, 4015,                External charge amount -1 should be positive, amount-not-positive",
        "404, 3002,                            Account does not exist for id 1, record-gone",
        "403, 0,                                                     Forbidden, not-allowed",
        "500, 0,                                     Value too long for column, text-too-long",
        "500, 0,      value too long for type character varying(255), text-too-long",
        "500, 0,                        Numeric value out of range for amount, amount-too-large",
        "500, 0,                                       numeric field overflow, amount-too-large",
        "422, 0,                                               something else, refused",
        "400, 0,                                  Unrecognized field \"x\", refused",
        "500, 0,                                         NullPointerException, Unknown",
        "502, 0,                                                           '', Unknown",
        "504, 0,                                                           '', Unknown",
        "302, 0,                                                           '', Unknown"
    })
    void eachFailureHasItsMeaning(int status, int code, String message, String meaning) {
        String text = "{\"code\":" + code + ",\"message\":\"" + message.replace("\"", "\\\"") + "\"}";
        Answer answer = new Answer(status, HttpHeaders.of(Map.of(), (a, b) -> true), JsonHttp.json(text), text);

        Written written = KillBillFailures.TABLE.written(answer, charge.delivery());

        assertThat(
                        written instanceof Written.Refused refused
                                ? refused.refusal().code()
                                : written.getClass().getSimpleName())
                .isEqualTo(meaning);
    }
}
