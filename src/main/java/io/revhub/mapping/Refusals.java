package io.revhub.mapping;

import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.DECIMAL;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.EQUALS;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.INTEGER;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.PLUS;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.STRING;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.UNEQUALS;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTADDITIVEEXPR;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTBASEEXPR;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTCOMPARATIVEEXPR;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTFUNCTIONCALL;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTMULTIPLICATIVEEXPR;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTPARENTHESIS;

import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.Map;

/**
 * What JSLT could do and a mapping must not: calculate or compare in floating point, or give another answer to the same
 * input tomorrow.
 */
final class Refusals {

    private static final String EXACT = "it calculates in floating point; use ";
    private static final String PURE =
            "a mapping gives the same answer to the same input; hand the value in as a variable";
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("sum", EXACT + "total(array)"),
            Map.entry("number", EXACT + "decimal(x)"),
            Map.entry("round", EXACT + "amount(x, currency)"),
            Map.entry("floor", EXACT + "amount(x, currency)"),
            Map.entry("ceiling", EXACT + "amount(x, currency)"),
            Map.entry("min", EXACT + "compare(a, b)"),
            Map.entry("max", EXACT + "compare(a, b)"),
            Map.entry("from-json", "it reads decimals as floating point; let the route hand in the parsed value"),
            Map.entry("parse-time", EXACT + "iso-instant(text) or date-of(instant, zone)"),
            Map.entry("format-time", EXACT + "date-of(instant, zone) or sap-date(date)"),
            Map.entry("now", PURE),
            Map.entry("random", PURE),
            Map.entry("uuid", PURE));

    private final String file;

    Refusals(String file) {
        this.file = file;
    }

    /** @throws MappingBroken at the first thing that is refused */
    void check(SimpleNode node) {
        switch (node.getId()) {
            case JJTADDITIVEEXPR -> additive(node);
            case JJTMULTIPLICATIVEEXPR -> multiplicative(node);
            case JJTCOMPARATIVEEXPR -> comparative(node);
            case JJTFUNCTIONCALL -> call(node.jjtGetFirstToken());
            case JJTBASEEXPR -> literal(node.jjtGetFirstToken());
            default -> {}
        }
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            check(child(node, i));
        }
    }

    private void additive(SimpleNode node) {
        boolean text = isText(child(node, 0));
        for (int i = 1; i < node.jjtGetNumChildren(); i += 2) {
            Token operator = child(node, i).jjtGetFirstToken();
            text |= isText(child(node, i + 1));
            if (operator.kind != PLUS) {
                throw refused(operator, EXACT + "subtract(a, b)");
            } else if (!text) {
                throw refused(
                        operator,
                        "without a text literal beside it, it calculates in floating point; use add(a, b) for decimals, "
                                + "count-plus(n, m) for counts, concat(a, b) for texts, flatten([a, b]) for arrays");
            }
        }
    }

    private void multiplicative(SimpleNode node) {
        if (node.jjtGetNumChildren() > 1) {
            throw refused(
                    child(node, 1).jjtGetFirstToken(),
                    EXACT + "times(a, b), percent-of(amount, percent) or share(amount, part, whole, currency)");
        }
    }

    private void comparative(SimpleNode node) {
        if (node.jjtGetNumChildren() > 1) {
            Token operator = child(node, 1).jjtGetFirstToken();
            boolean equality = operator.kind == EQUALS || operator.kind == UNEQUALS;
            if (!equality && !isInteger(child(node, 0)) && !isInteger(child(node, 2))) {
                throw refused(
                        operator,
                        "except with a whole number beside it, it compares texts letter by letter and decimals in floating "
                                + "point; use compare(a, b) > 0 for decimals, days-between(a, b) > 0 for dates");
            }
        }
    }

    private void call(Token name) {
        String instead = FUNCTIONS.get(name.image);
        if (instead != null) {
            throw refused(name, instead);
        }
    }

    private void literal(Token token) {
        if (token.kind == DECIMAL) {
            throw refused(token, "JSLT reads it as floating point; write \"" + token.image + "\" in quotes");
        }
    }

    private MappingBroken refused(Token at, String why) {
        return new MappingBroken(file, at.beginLine, at.image + " is refused: " + why);
    }

    private static boolean isText(SimpleNode node) {
        SimpleNode inner = single(node);
        return inner.getId() == JJTBASEEXPR
                ? inner.jjtGetFirstToken().kind == STRING
                : inner.getId() == JJTADDITIVEEXPR && isText(child(inner, 0));
    }

    private static boolean isInteger(SimpleNode node) {
        SimpleNode inner = single(node);
        return inner.getId() == JJTBASEEXPR && inner.jjtGetFirstToken().kind == INTEGER;
    }

    /** The first node below that is a value or an operation, without the levels and parentheses that only wrap it. */
    private static SimpleNode single(SimpleNode node) {
        boolean wraps = node.jjtGetNumChildren() == 1
                && (node.getId() != JJTBASEEXPR || child(node, 0).getId() == JJTPARENTHESIS);
        return wraps ? single(child(node, 0)) : node;
    }

    private static SimpleNode child(SimpleNode node, int index) {
        return (SimpleNode) node.jjtGetChild(index);
    }
}
