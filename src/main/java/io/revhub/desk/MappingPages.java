package io.revhub.desk;

import io.revhub.lint.CurrentFindings;
import io.revhub.mapping.Mappings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The mappings, what is wrong with files, and where each field of a document comes from and goes to. */
@Controller
class MappingPages {

    private final CurrentFindings findings;
    private final Mappings mappings;

    MappingPages(CurrentFindings findings, Mappings mappings) {
        this.findings = findings;
        this.mappings = mappings;
    }

    @GetMapping("/mappings")
    String mappings(Model model) {
        Map<String, List<String>> directions = new TreeMap<>();
        for (String name : mappings.names()) {
            String[] parts = name.split("/", 2);
            directions.computeIfAbsent(parts[0], d -> new ArrayList<>()).add(parts[1]);
        }
        model.addAttribute("documents", directions);
        model.addAttribute("findings", findings.all());
        return "mappings";
    }

    @GetMapping("/mappings/{document}")
    String fields(@PathVariable String document, Model model) {
        FieldTable table = FieldTable.of(document, mappings);
        if (table.rows().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("document", document);
        model.addAttribute("table", table);
        return "fields";
    }
}
