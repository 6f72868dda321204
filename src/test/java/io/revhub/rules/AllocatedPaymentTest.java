package io.revhub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class AllocatedPaymentTest {

    private final Rule rule = new AllocatedPayment();

    @Test
    void moneyAndDiscountMakeTheInvoice() {
        assertThat(rule.check("payment", null, payment("749.00", "0.00", "749.59", "0.50", "0.09")))
                .isEmpty();
    }

    @Test
    void whatIsTooMuchStaysOnAccount() {
        assertThat(rule.check("payment", null, payment("800.00", "50.41", "749.59", "0.00", "0.00")))
                .isEmpty();
    }

    @Test
    void aCentThatNobodyAccountsForIsRefused() {
        assertThat(rule.check("payment", null, payment("800.00", "50.40", "749.59", "0.00", "0.00")))
                .get()
                .extracting(Refusal::reason)
                .isEqualTo(
                        "Payment PAY-1 is of 800.00, but 799.99 of it are allocated to invoices or stay on account.");
    }

    private static ObjectNode payment(String amount, String onAccount, String settled, String discount, String tax) {
        try {
            return (ObjectNode) new ObjectMapper().readTree("""
                    {"number": "PAY-1", "kind": "transfer", "amount": "%s", "onAccount": "%s",
                     "allocations": [{"amount": "%s", "discount": "%s", "discountTax": "%s"}]}
                    """.formatted(amount, onAccount, settled, discount, tax));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
