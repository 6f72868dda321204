package io.revhub.mapping;

import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTFUNCTIONDECL;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTIMPORT;

import com.schibsted.spt.data.jslt.parser.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells from a mapping's text alone what each field of its output is made of: an abstract interpretation of JSLT. Used once. */
final class FlowAnalysis {

    private final Sources sources;
    private final Interpreter interpreter = new Interpreter();

    FlowAnalysis(Sources sources) {
        this.sources = sources;
    }

    /** @throws MappingBroken if the file or a module that it imports cannot be parsed */
    Coverage of(String file) {
        Term start = new Term(Syntax.ofMapping(file, sources.required(file)));
        Scope scope = Scope.empty();
        declare(start, scope);
        Flow output = interpreter.block(start, Flow.at(""), scope);
        SortedMap<String, Set<String>> writes = new TreeMap<>();
        Map<String, Set<String>> sometimes = new TreeMap<>();
        write("", output, writes, sometimes);
        return new Coverage(interpreter.reads, writes, sometimes, List.copyOf(interpreter.codeLists));
    }

    private void write(String place, Flow value, Map<String, Set<String>> writes, Map<String, Set<String>> sometimes) {
        if (!value.sometimes().isEmpty()) {
            sometimes.put(place, value.sometimes());
        }
        if (value.fields() != null) {
            value.fields()
                    .forEach(
                            (key, field) -> write(place.isEmpty() ? key : place + "." + key, field, writes, sometimes));
        }
        if (value.element() != null) {
            write(place + "[]", value.element(), writes, sometimes);
        }
        if (value.fields() == null && value.element() == null) {
            writes.merge(place, value.origins(), (one, other) -> {
                one.addAll(other);
                return one;
            });
        }
    }

    private void declare(Term file, Scope scope) {
        for (Term child : file.children()) {
            if (child.id() == JJTIMPORT) {
                String path = Term.text(child.first().next);
                String prefix = child.end().image;
                Scope module = Scope.empty();
                Term root = new Term(Syntax.ofModule(path, sources.required(path)));
                declare(root, module);
                interpreter.lets(root, Flow.at(""), module);
                module.functions().forEach((name, function) -> scope.functions().put(prefix + ":" + name, function));
            } else if (child.id() == JJTFUNCTIONDECL) {
                Token name = child.first().next;
                scope.functions().put(name.image, new Scope.Function(parameters(name.next), child, scope));
            }
        }
    }

    private static List<String> parameters(Token open) {
        List<String> names = new ArrayList<>();
        for (Token token = open.next; !token.image.equals(")"); token = token.next) {
            if (!token.image.equals(",")) {
                names.add(token.image);
            }
        }
        return names;
    }
}
