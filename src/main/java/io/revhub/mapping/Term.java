package io.revhub.mapping;

import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTARRAY;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTCHAINABLE;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTFUNCTIONCALL;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTIFSTATEMENT;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTOBJECT;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTOBJECTCOMPREHENSION;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A node of JSLT's syntax tree. */
record Term(SimpleNode node) {

    private static final Set<Integer> MEANINGFUL =
            Set.of(JJTARRAY, JJTCHAINABLE, JJTFUNCTIONCALL, JJTIFSTATEMENT, JJTOBJECT, JJTOBJECTCOMPREHENSION);

    /**
     * The first term below that says something: the grammar has a level for each rank of operators, and most only wrap. A
     * loop, because functions that call themselves make the tree deep enough to fill a thread's stack.
     */
    Term unwrapped() {
        SimpleNode inner = node;
        while (!MEANINGFUL.contains(inner.getId()) && inner.jjtGetNumChildren() == 1) {
            inner = (SimpleNode) inner.jjtGetChild(0);
        }
        return inner == node ? this : new Term(inner);
    }

    /** One of JsltParserTreeConstants. */
    int id() {
        return node.getId();
    }

    Token first() {
        return node.jjtGetFirstToken();
    }

    Token end() {
        return node.jjtGetLastToken();
    }

    List<Term> children() {
        return IntStream.range(0, node.jjtGetNumChildren())
                .mapToObj(i -> new Term((SimpleNode) node.jjtGetChild(i)))
                .toList();
    }

    List<Term> all(int id) {
        return children().stream().filter(child -> child.id() == id).toList();
    }

    /** The last child of a kind; it is there by the grammar. */
    Term last(int id) {
        List<Term> all = all(id);
        return all.get(all.size() - 1);
    }

    /** The key or text of a token, without quotes. */
    static String text(Token token) {
        String image = token.image;
        return token.kind == JsltParserConstants.STRING ? image.substring(1, image.length() - 1) : image;
    }
}
