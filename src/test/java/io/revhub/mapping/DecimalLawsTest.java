package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class DecimalLawsTest {

    private final List<Function> functions = Stream.of(
                    new DecimalFunctions().functions(), new MoneyFunctions().functions())
            .flatMap(List::stream)
            .toList();

    @Property(tries = 200)
    void theDifferencesOfSharesAddUpToTheWhole(
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(2) BigDecimal amount,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 40) Integer> periods) {
        int whole = periods.stream().mapToInt(Integer::intValue).sum();
        BigDecimal posted = BigDecimal.ZERO;
        int elapsed = 0;
        for (int days : periods) {
            elapsed += days;
            BigDecimal target = call(
                    "share", text(amount), IntNode.valueOf(elapsed), IntNode.valueOf(whole), TextNode.valueOf("EUR"));
            posted = posted.add(target.subtract(posted));
        }

        assertThat(posted).isEqualByComparingTo(amount);
    }

    @Property(tries = 200)
    void theSharesOfEqualPartsAreNeverFurtherApartThanOneCent(
            @ForAll @BigRange(min = "0", max = "1000000") @Scale(2) BigDecimal amount,
            @ForAll @IntRange(min = 1, max = 36) int parts) {
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal least = amount;
        BigDecimal most = BigDecimal.ZERO;
        for (int i = 1; i <= parts; i++) {
            BigDecimal now =
                    call("share", text(amount), IntNode.valueOf(i), IntNode.valueOf(parts), TextNode.valueOf("EUR"));
            least = least.min(now.subtract(before));
            most = most.max(now.subtract(before));
            before = now;
        }

        assertThat(most.subtract(least)).isLessThanOrEqualTo(new BigDecimal("0.01"));
    }

    @Property(tries = 200)
    void subtractUndoesAdd(
            @ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(6) BigDecimal a,
            @ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(3) BigDecimal b) {
        BigDecimal sum = call("add", text(a), text(b));

        assertThat(call("subtract", text(sum), text(b))).isEqualByComparingTo(a);
    }

    @Property(tries = 200)
    void anAmountOfAnAmountIsTheSameAmount(
            @ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(6) BigDecimal a) {
        BigDecimal once = call("amount", text(a), TextNode.valueOf("EUR"));

        assertThat(call("amount", text(once), TextNode.valueOf("EUR"))).isEqualTo(once);
    }

    private BigDecimal call(String name, JsonNode... arguments) {
        Function function = functions.stream()
                .filter(f -> f.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return new BigDecimal(function.call(null, arguments).textValue());
    }

    private static JsonNode text(BigDecimal value) {
        return TextNode.valueOf(value.toPlainString());
    }
}
