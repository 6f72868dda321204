package io.revhub.mapping;

import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTARRAY;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTARRAYSLICING;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTCHAINABLE;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTCHAINLINK;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTCOLON;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTELSEBRANCH;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTEXPR;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTFUNCTIONCALL;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTIFSTATEMENT;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTLET;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTMATCHER;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTOBJECT;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTOBJECTCOMPREHENSION;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTPAIR;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTPIPEOPERATOR;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Evaluates terms of a mapping's syntax tree to flows, and notes which places of the input are read and which code lists are
 * looked at. Used for one mapping, by one thread.
 */
final class Interpreter {

    private static final int DEEPEST = 40;

    final SortedMap<String, Integer> reads = new TreeMap<>();
    final Set<String> codeLists = new LinkedHashSet<>();
    private int depth;

    /** Lets, then the expression that they serve. */
    Flow block(Term node, Flow context, Scope scope) {
        lets(node, context, scope);
        return eval(node.last(JJTEXPR), context, scope);
    }

    void lets(Term node, Flow context, Scope scope) {
        for (Term child : node.children()) {
            if (child.id() == JJTLET) {
                String name = child.first().next.image;
                scope.variables().put(name, eval(child.last(JJTEXPR), context, scope));
            }
        }
    }

    private Flow eval(Term wrapped, Flow context, Scope scope) {
        Term node = wrapped.unwrapped();
        return switch (node.id()) {
            case JJTCHAINABLE -> chain(node, context, scope);
            case JJTFUNCTIONCALL -> call(node, context, scope);
            case JJTIFSTATEMENT -> branches(node, context, scope);
            case JJTOBJECT -> object(node, context, scope);
            case JJTOBJECTCOMPREHENSION -> comprehension(node, context, scope);
            case JJTARRAY -> array(node, context, scope);
            default -> combined(node, context, scope);
        };
    }

    /** Sums of texts, and what is passed on. */
    private Flow combined(Term node, Flow context, Scope scope) {
        List<Term> children = node.children();
        if (children.isEmpty()) {
            return Flow.CONSTANT;
        }
        if (children.size() == 3 && children.get(1).id() == JJTPIPEOPERATOR) {
            return eval(children.get(2), eval(children.get(0), context, scope), scope);
        }
        return Flow.madeOf(used(children, context, scope));
    }

    private Flow chain(Term node, Flow context, Scope scope) {
        Token first = node.first();
        List<Term> children = node.children();
        Flow value;
        if (!children.isEmpty() && children.get(0).id() == JJTFUNCTIONCALL) {
            value = eval(children.get(0), context, scope);
        } else if (first.kind == JsltParserConstants.VARIABLE) {
            value = scope.variable(first.image.substring(1));
        } else {
            value = context;
            boolean key = first.image.equals(".") && first != node.end() && isKey(first.next);
            if (key) {
                value = value.field(Term.text(first.next));
            }
        }
        for (Term child : children) {
            if (child.id() == JJTCHAINLINK) {
                value = link(child, value, context, scope);
            }
        }
        seen(value, node);
        return value;
    }

    private Flow link(Term node, Flow value, Flow context, Scope scope) {
        Flow next = value;
        for (Term child : node.children()) {
            if (child.id() == JJTCHAINLINK) {
                next = link(child, next, context, scope);
            } else if (child.id() == JJTARRAYSLICING) {
                used(child.children(), context, scope);
                // a slice, [0 : 7], is an array or a text still
                next = child.all(JJTCOLON).isEmpty() ? next.elements() : next;
            } else {
                next = next.field(Term.text(child.first().next));
            }
        }
        return next;
    }

    private static boolean isKey(Token token) {
        return token.kind == JsltParserConstants.IDENT || token.kind == JsltParserConstants.STRING;
    }

    private Flow call(Term node, Flow context, Scope scope) {
        String name = node.first().image;
        List<Term> arguments = node.children();
        Scope.Function function = scope.functions().get(name);
        if (function != null && depth < DEEPEST) {
            return call(function, arguments, context, scope);
        }
        List<Flow> values = arguments.stream().map(a -> eval(a, context, scope)).toList();
        return switch (name) {
            case "fallback" -> values.stream().reduce(Flow::or).orElse(Flow.CONSTANT);
            case "flatten" -> Flow.array(values.get(0).elements().flattened());
            case "zip-with-index" ->
                Flow.array(Flow.object(
                        Map.of("index", Flow.CONSTANT, "value", values.get(0).elements())));
            default -> Flow.madeOf(origins(name, values, arguments));
        };
    }

    private Flow call(Scope.Function function, List<Term> arguments, Flow context, Scope scope) {
        Scope inner = function.scope().inner();
        for (int i = 0; i < function.parameters().size() && i < arguments.size(); i++) {
            inner.variables().put(function.parameters().get(i), eval(arguments.get(i), context, scope));
        }
        depth++;
        try {
            return block(function.declaration(), context, inner);
        } finally {
            depth--;
        }
    }

    private Set<String> origins(String function, List<Flow> values, List<Term> arguments) {
        Set<String> all = new LinkedHashSet<>();
        values.forEach(value -> all.addAll(value.origins()));
        if (CodeLists.READ_BY.contains(function) && !arguments.isEmpty()) {
            Token list = arguments.get(0).first();
            if (list.kind == JsltParserConstants.STRING) {
                all.add("config/" + Term.text(list));
                codeLists.add(Term.text(list));
            }
        }
        return all;
    }

    private Flow branches(Term node, Flow context, Scope scope) {
        List<Term> expressions = node.all(JJTEXPR);
        eval(expressions.get(0), context, scope);
        Scope inner = scope.inner();
        lets(node, context, inner);
        Flow then = eval(expressions.get(1), context, inner);
        return node.children().stream()
                .filter(c -> c.id() == JJTELSEBRANCH)
                .map(other -> then.or(block(other, context, scope.inner())))
                .findFirst()
                .orElse(then);
    }

    private Flow object(Term node, Flow context, Scope scope) {
        Scope inner = scope.inner();
        lets(node, context, inner);
        Map<String, Flow> fields = new LinkedHashMap<>();
        pairs(node, context, inner, fields);
        return Flow.object(fields);
    }

    private void pairs(Term node, Flow context, Scope scope, Map<String, Flow> fields) {
        for (Term child : node.children()) {
            if (child.id() == JJTPAIR) {
                List<Term> sides = child.all(JJTEXPR);
                fields.put(Term.text(child.first()), eval(sides.get(sides.size() - 1), context, scope));
                pairs(child, context, scope, fields);
            } else if (child.id() == JJTMATCHER) {
                fields.put("*", eval(child.last(JJTEXPR), context, scope));
            }
        }
    }

    private Flow comprehension(Term node, Flow context, Scope scope) {
        Set<String> all = new LinkedHashSet<>();
        Flow element = eval(node.children().get(0), context, scope).elements();
        Scope inner = scope.inner();
        lets(node, element, inner);
        node.children().stream()
                .skip(1)
                .filter(c -> c.id() == JJTEXPR)
                .forEach(e -> all.addAll(eval(e, element, inner).origins()));
        return Flow.madeOf(all);
    }

    private Flow array(Term node, Flow context, Scope scope) {
        List<Term> children = node.children();
        if (node.first().next.kind == JsltParserConstants.FOR) {
            Flow element = eval(children.get(0), context, scope).elements();
            Scope inner = scope.inner();
            lets(node, element, inner);
            List<Term> expressions =
                    children.stream().skip(1).filter(c -> c.id() == JJTEXPR).toList();
            Flow made = eval(expressions.get(0), element, inner);
            expressions.stream().skip(1).forEach(condition -> eval(condition, element, inner));
            return Flow.array(made);
        }
        return Flow.array(children.stream()
                .map(child -> eval(child, context, scope))
                .reduce(Flow::or)
                .orElse(Flow.CONSTANT));
    }

    private Set<String> used(List<Term> terms, Flow context, Scope scope) {
        Set<String> all = new LinkedHashSet<>();
        terms.forEach(term -> all.addAll(eval(term, context, scope).origins()));
        return all;
    }

    private void seen(Flow value, Term at) {
        value.places().forEach(place -> reads.putIfAbsent(place, at.first().beginLine));
    }
}
