package io.revhub.connector.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.connector.TestDelivery;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.delivery.Written;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningFailuresTest {

    private final TestDelivery order = TestDelivery.of("order", "O-1", "provisioning", "{}");

    @ParameterizedTest(name = "{0} {1} {2} -> {3}")
    @CsvSource({
        "401, unauthorized, A valid Bearer token is needed, Later",
        "429, '',           '', Later",
        "503, '',           '', Later",
        "409, conflict,     It is revoked, entitlement-revoked",
        "409, conflict,     It is being created, Later",
        "404, not_found,    There is no entitlement 1, record-gone",
        "400, invalid,      There is no line 20, line-unknown",
        "400, invalid,      lines are missing, refused",
        "403, forbidden,    '', not-allowed",
        "500, '',           '', Unknown"
    })
    void eachFailureHasItsMeaning(int status, String code, String message, String meaning) {
        String text = "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}";
        Answer answer = new Answer(status, HttpHeaders.of(Map.of(), (a, b) -> true), JsonHttp.json(text), text);

        Written written = ProvisioningFailures.TABLE.written(answer, order.delivery());

        assertThat(
                        written instanceof Written.Refused refused
                                ? refused.refusal().code()
                                : written.getClass().getSimpleName())
                .isEqualTo(meaning);
    }
}
