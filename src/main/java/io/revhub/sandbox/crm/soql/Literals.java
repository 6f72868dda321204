package io.revhub.sandbox.crm.soql;

import io.revhub.sandbox.crm.soql.Token.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads values. */
final class Literals {

    private final Tokens tokens;

    Literals(Tokens tokens) {
        this.tokens = tokens;
    }

    List<Literal> list() {
        List<Literal> values = new ArrayList<>();
        do {
            values.add(read());
        } while (tokens.accept(","));
        return values;
    }

    Literal read() {
        return switch (tokens.peek().kind()) {
            case STRING -> new Literal.Text(tokens.take().text());
            case NUMBER -> new Literal.Number(new BigDecimal(tokens.take().text()));
            case MOMENT -> moment();
            case WORD -> word();
            default -> throw tokens.unexpected();
        };
    }

    private Literal moment() {
        String text = tokens.peek().text();
        try {
            Literal literal = text.indexOf('T') < 0
                    ? new Literal.Day(LocalDate.parse(text))
                    : new Literal.Moment(OffsetDateTime.parse(withColon(text)).toInstant());
            tokens.take();
            return literal;
        } catch (DateTimeException e) {
            throw tokens.unexpected();
        }
    }

    /** Salesforce writes and takes offsets as +0000, java.time only as +00:00. */
    private static String withColon(String text) {
        return text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    }

    private Literal word() {
        if (tokens.accept("null")) {
            return new Literal.Nothing();
        }
        if (tokens.peek().is("true") || tokens.peek().is("false")) {
            return new Literal.Flag(tokens.take().is("true"));
        }
        Span span = Span.named(tokens.peek().text()).orElseThrow(tokens::unexpected);
        tokens.take();
        return new Literal.Relative(span, span.counted() ? days() : 0);
    }

    private int days() {
        tokens.expect(":");
        try {
            return Integer.parseUnsignedInt(tokens.expect(Kind.NUMBER).text());
        } catch (NumberFormatException e) {
            throw tokens.unexpected();
        }
    }
}
