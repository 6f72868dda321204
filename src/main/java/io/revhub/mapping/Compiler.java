package io.revhub.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.filters.TrueJsonFilter;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;

/** Makes a mapping of its file and of the modules that it imports. */
final class Compiler {

    private final List<Function> functions;

    Compiler(List<Function> functions) {
        this.functions = functions;
    }

    Mapping compile(String name, Sources sources) {
        String file = Mappings.fileOf(name);
        String text = sources.required(file);
        new Refusals(file).check(Syntax.ofMapping(file, text));
        return new Mapping(name, expression(file, text, sources));
    }

    private Expression expression(String file, String text, Sources sources) {
        try {
            return new Parser(new StringReader(text))
                    .withSource(file)
                    .withFunctions(functions)
                    .withResourceResolver(imported -> module(file, imported, sources))
                    // JSLT drops null, {} and [] from objects unless told otherwise
                    .withObjectFilter(new TrueJsonFilter())
                    .compile();
        } catch (JsltException e) {
            String where = e.getSource() == null ? file : e.getSource();
            throw new MappingBroken(where, Math.max(e.getLine(), 0), e.getMessageWithoutLocation());
        } catch (MappingBroken e) {
            throw e;
        } catch (RuntimeException e) {
            // JSLT tells some mistakes, as a number out of range, by whatever Java throws
            throw new MappingBroken(file, 0, "cannot be compiled: " + e.getMessage());
        }
    }

    private Reader module(String importing, String file, Sources sources) {
        String text = sources.text(file)
                .orElseThrow(() -> new MappingBroken(
                        importing, 0, "imports " + file + ", which is not there; write its path as mappings/..."));
        new Refusals(file).check(Syntax.ofModule(file, text));
        return new StringReader(text);
    }
}
