package io.revhub.sandbox.crm.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revhub.sandbox.crm.soql.Condition.Compare;
import io.revhub.sandbox.crm.soql.Condition.Operator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SoqlTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-04-10");

    private static Literal value(String literal) {
        Query query = Soql.parse("select Id from Account where A = " + literal);
        return ((Compare) query.where().orElseThrow()).value();
    }

    @Test
    void valuesHaveTheirTypes() {
        assertThat(value("'a\\'b\\n'")).isEqualTo(new Literal.Text("a'b\n"));
        assertThat(value("-1.50")).isEqualTo(new Literal.Number(new BigDecimal("-1.50")));
        assertThat(value("TRUE")).isEqualTo(new Literal.Flag(true));
        assertThat(value("null")).isEqualTo(new Literal.Nothing());
        assertThat(value("2026-04-10")).isEqualTo(new Literal.Day(FRIDAY));
        assertThat(value("2026-04-10T08:00:00.000+0000"))
                .isEqualTo(new Literal.Moment(Instant.parse("2026-04-10T08:00:00Z")));
        assertThat(value("2026-04-10T08:00:00+02:00"))
                .isEqualTo(new Literal.Moment(Instant.parse("2026-04-10T06:00:00Z")));
        assertThat(value("LAST_N_DAYS:7")).isEqualTo(new Literal.Relative(Span.LAST_N_DAYS, 7));
    }

    @Test
    void spansOfDaysAreRelativeToToday() {
        Literal.Relative lastWeek = (Literal.Relative) value("last_week");
        Literal.Relative sevenDays = (Literal.Relative) value("LAST_N_DAYS:7");
        Literal.Relative month = (Literal.Relative) value("THIS_MONTH");

        assertThat(lastWeek.first(FRIDAY)).isEqualTo("2026-03-29");
        assertThat(lastWeek.after(FRIDAY)).isEqualTo("2026-04-05");
        assertThat(sevenDays.first(FRIDAY)).isEqualTo("2026-04-03");
        assertThat(sevenDays.after(FRIDAY)).isEqualTo("2026-04-11");
        assertThat(month.after(FRIDAY)).isEqualTo("2026-05-01");
    }

    @Test
    void ofADateItsPartsCanBeAsked() {
        LocalDate day = LocalDate.parse("2026-01-04");

        assertThat(DateFunction.CALENDAR_QUARTER.of(FRIDAY)).isEqualTo(2);
        assertThat(DateFunction.FISCAL_MONTH.of(FRIDAY)).isEqualTo(4);
        assertThat(DateFunction.DAY_IN_WEEK.of(day)).as("Sunday").isEqualTo(1);
        assertThat(DateFunction.DAY_IN_WEEK.of(FRIDAY)).as("Friday").isEqualTo(6);
        assertThat(DateFunction.WEEK_IN_YEAR.of(LocalDate.parse("2026-01-07")))
                .as("the first seven days")
                .isEqualTo(1);
        assertThat(DateFunction.WEEK_IN_MONTH.of(LocalDate.parse("2026-04-08"))).isEqualTo(2);
        assertThat(DateFunction.DAY_IN_YEAR.of(LocalDate.parse("2026-02-01"))).isEqualTo(32);
    }

    @Test
    void clausesAreRead() {
        Query query = Soql.parse(
                "SELECT Id, Owner.Name, (SELECT Id FROM Cases) FROM Account a WHERE NOT (A LIKE 'x%' OR B IN (1, 2))"
                        + " ORDER BY A DESC NULLS LAST, B LIMIT 5 OFFSET 2");

        assertThat(query.fields()).extracting(FieldPath::field).containsExactly("Id", "Name");
        assertThat(query.fields().get(1).relationships()).containsExactly("Owner");
        assertThat(query.children().get(0).from()).isEqualTo("Cases");
        assertThat(query.alias()).isEqualTo("a");
        assertThat(query.where().orElseThrow()).isInstanceOf(Condition.Not.class);
        assertThat(query.orderBy()).extracting(Ordering::descending).containsExactly(true, false);
        assertThat(query.limit()).isEqualTo(5);
        assertThat(query.offset()).isEqualTo(2);
    }

    @Test
    void bothSignsForUnequalAreKnown() {
        Compare compare =
                (Compare) Soql.parse("SELECT Id FROM A WHERE B <> 1").where().orElseThrow();

        assertThat(compare.operator()).isEqualTo(Operator.NOT_EQUAL);
    }

    @Test
    void whatIsNoSoqlIsRefused() {
        for (String text : new String[] {
            "",
            "SELECT",
            "SELECT Id",
            "SELECT Id FROM",
            "SELECT Id FROM A WHERE",
            "SELECT Id FROM A WHERE B ~ 1",
            "SELECT Id FROM A LIMIT x",
            "SELECT Id FROM A WHERE B IN ()",
            "SELECT Id, FROM A",
            "SELECT Id FROM A B C",
            "SELECT Id FROM A WHERE B = 2026-13-01",
            "SELECT Id FROM A WHERE B = 'x\\q'",
            "DELETE FROM A"
        }) {
            assertThatThrownBy(() -> Soql.parse(text)).as(text).isInstanceOf(SoqlException.class);
        }
    }
}
