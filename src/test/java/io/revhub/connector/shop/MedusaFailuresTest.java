package io.revhub.connector.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.connector.TestDelivery;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.delivery.Written;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedusaFailuresTest {

    private final TestDelivery product = TestDelivery.of("product", "TRK-1", "shop", "{}");

    @ParameterizedTest(name = "{0} {1} {2} -> {3}")
    @CsvSource({
        "401, '',            Unauthorized, Later",
        "429, '',            '', Later",
        "503, '',            '', Later",
        "409, conflict,      '', Later",
        "400, invalid_data,  'Product with handle: trk-1, already exists.', Later",
        "400, invalid_data,  'Customer with email: a@b.de, has_account: false, already exists.', Later",
        "400, invalid_data,  'Product variant with sku: TRK-1, already exists.', sku-taken",
        "400, invalid_data,  Invalid request: Field 'title' is required, refused",
        "404, not_found,     Product with id: 1 was not found, record-gone",
        "403, not_allowed,   '', not-allowed",
        "413, unknown_error, request entity too large, too-large",
        "500, unknown_error, An unknown error occurred., Unknown",
        "502, '',            '', Unknown"
    })
    void eachFailureHasItsMeaning(int status, String type, String message, String meaning) {
        String text = "{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}";
        Answer answer = new Answer(status, HttpHeaders.of(Map.of(), (a, b) -> true), JsonHttp.json(text), text);

        Written written = MedusaFailures.TABLE.written(answer, product.delivery());

        assertThat(
                        written instanceof Written.Refused refused
                                ? refused.refusal().code()
                                : written.getClass().getSimpleName())
                .isEqualTo(meaning);
    }
}
