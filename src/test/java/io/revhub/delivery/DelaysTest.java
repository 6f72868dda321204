package io.revhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How long a failed try is put off. */
class DelaysTest {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int AGAIN = 200;

    private final Delays delays = new Delays(FIRST, LONGEST);

    @Property
    void eachIsBetweenHalfAndTheWholeOfWhatDoublesUpToTheBound(@ForAll @IntRange(max = 1_000) int tries) {
        Duration whole = tries > 20 ? LONGEST : FIRST.multipliedBy(1L << tries);
        Duration bounded = whole.compareTo(LONGEST) > 0 ? LONGEST : whole;

        assertThat(delays.after(tries)).isBetween(bounded.dividedBy(2), bounded);
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        assertThat(IntStream.range(0, AGAIN).mapToObj(i -> delays.after(10)))
                .satisfies(all -> assertThat(Set.copyOf(all)).hasSizeGreaterThan(AGAIN / 10));
    }
}
