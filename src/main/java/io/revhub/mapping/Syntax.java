package io.revhub.mapping;

import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSLT's own parser, for its syntax tree. */
final class Syntax extends JsltParser {

    private static final Pattern LEXICAL_ERROR = Pattern.compile("line (\\d+), column (\\d+)");

    private final String file;

    private Syntax(String file, String text) {
        super(new StringReader(text));
        this.file = file;
    }

    /** @throws MappingBroken if {@code text} is not a JSLT expression */
    static SimpleNode ofMapping(String file, String text) {
        return new Syntax(file, text).tree(JsltParser::Start);
    }

    /** @throws MappingBroken if {@code text} is not a JSLT module */
    static SimpleNode ofModule(String file, String text) {
        return new Syntax(file, text).tree(JsltParser::Module);
    }

    private interface Production {
        void read(JsltParser parser) throws ParseException;
    }

    private SimpleNode tree(Production production) {
        try {
            production.read(this);
            return (SimpleNode) jjtree.rootNode();
        } catch (ParseException e) {
            Token unexpected = e.currentToken.next;
            throw new MappingBroken(file, unexpected.beginLine, unexpected(unexpected));
        } catch (TokenMgrError e) {
            Matcher place = LEXICAL_ERROR.matcher(e.getMessage());
            int line = place.find() ? Integer.parseInt(place.group(1)) : 0;
            throw new MappingBroken(file, line, "a text without its closing quote, or a sign that JSLT does not know");
        }
    }

    private static String unexpected(Token token) {
        return token.image == null || token.image.isEmpty()
                ? "the file ends too early: something is not closed, or the last expression is missing"
                : "unexpected " + token.image + " in column " + token.beginColumn;
    }
}
