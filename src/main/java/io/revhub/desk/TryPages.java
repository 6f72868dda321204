package io.revhub.desk;

import io.revhub.workbench.Bench;
import io.revhub.workbench.Inputs;
import io.revhub.workbench.Inputs.Input;
import io.revhub.workbench.Recording;
import io.revhub.workbench.Row;
import io.revhub.workbench.Sample;
import io.revhub.workbench.Tried;
import io.revhub.workbench.Verdict;
import io.revhub.workbench.WhatIf;
import io.revhub.workspace.Workspace;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One mapping: its text in an editor, tried on a sample or on what is stored, as one types. */
@Controller
@RequestMapping("/mappings/{document}/{direction}")
class TryPages {

    private static final int CHOICES = 20;
    private static final int VERSIONS = 100;

    private final Workspace workspace;
    private final Inputs inputs;
    private final Recording recording;
    private final WhatIf whatIf;

    TryPages(Workspace workspace, Inputs inputs, Recording recording, WhatIf whatIf) {
        this.workspace = workspace;
        this.inputs = inputs;
        this.recording = recording;
        this.whatIf = whatIf;
    }

    @ModelAttribute
    void fill(@PathVariable String document, @PathVariable String direction, Model model) {
        String mapping = document + "/" + direction;
        model.addAttribute("document", document);
        model.addAttribute("direction", direction);
        model.addAttribute("path", path(mapping));
        if (workspace.file(path(mapping)).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static String path(String mapping) {
        return "mappings/" + mapping + ".jslt";
    }

    /** @param input what is chosen at first: sample:full, change:17, document:0001...; null: the full sample, or the first */
    @GetMapping
    String mapping(
            @PathVariable String document,
            @PathVariable String direction,
            @RequestParam(required = false) String input,
            Model model) {
        String mapping = document + "/" + direction;
        model.addAttribute("text", workspace.file(path(mapping)).orElseThrow().text());
        List<Sample> samples = new Bench(workspace).samples(mapping);
        model.addAttribute("samples", samples);
        model.addAttribute("stored", inputs.newest(mapping, CHOICES));
        model.addAttribute("chosen", input == null ? first(samples) : input);
        return "mapping";
    }

    /** The sample that shows most, if there is one of that name. */
    private static String first(List<Sample> samples) {
        return samples.stream()
                .map(Sample::name)
                .filter("full"::equals)
                .findFirst()
                .map(name -> "sample:" + name)
                .orElse(null);
    }

    /** A sample is held against what it expects, what is stored against what the mapping in use makes of it. */
    @PostMapping("/try")
    String attempt(
            @PathVariable String document,
            @PathVariable String direction,
            @RequestParam String text,
            @RequestParam String input,
            Model model) {
        String mapping = document + "/" + direction;
        Bench now = new Bench(workspace);
        Bench edited = now.with(mapping, text);
        Optional<Sample> sample = sample(mapping, input);
        if (sample.isPresent()) {
            show(edited.check(sample.get()), model);
        } else {
            Input given = stored(mapping, input);
            Tried before = now.run(mapping, given.given(), given.variables());
            Tried after = edited.run(mapping, given.given(), given.variables());
            List<Row> rows = Row.sideBySide(before.lines(), after.lines());
            show(new Verdict(null, after, rows.stream().allMatch(Row::same), rows), model);
        }
        return "mapping :: result";
    }

    private static void show(Verdict verdict, Model model) {
        model.addAttribute("verdict", verdict);
        model.addAttribute("tried", verdict.tried());
    }

    /** What the text in the editor would make of the last versions. */
    @PostMapping("/what-if")
    String whatIf(
            @PathVariable String document, @PathVariable String direction, @RequestParam String text, Model model) {
        Workspace proposed = workspace.with(path(document + "/" + direction), text);
        model.addAttribute("answer", whatIf.ask(proposed, WhatIf.Span.last(VERSIONS)));
        return "mapping :: effects";
    }

    @PostMapping("/samples")
    String record(
            @PathVariable String document,
            @PathVariable String direction,
            @RequestParam String input,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String about,
            Principal user,
            RedirectAttributes attributes) {
        String mapping = document + "/" + direction;
        Input given = sample(mapping, input)
                .map(s -> new Input(s.given(), s.variables()))
                .orElseGet(() -> stored(mapping, input));
        try {
            String written = recording.record(mapping, name, about, given, user.getName());
            attributes.addFlashAttribute("recorded", written);
            attributes.addAttribute("input", "sample:" + name);
        } catch (IllegalArgumentException | IllegalStateException e) {
            attributes.addFlashAttribute("problem", e.getMessage());
            attributes.addAttribute("input", input);
        }
        attributes.addAttribute("document", document);
        attributes.addAttribute("direction", direction);
        return "redirect:/mappings/{document}/{direction}";
    }

    private Optional<Sample> sample(String mapping, String input) {
        return new Bench(workspace)
                .samples(mapping).stream()
                        .filter(s -> input.equals("sample:" + s.name()))
                        .findFirst();
    }

    private Input stored(String mapping, String input) {
        Optional<Input> found = Optional.empty();
        if (input.matches("change:\\d{1,18}")) {
            found = inputs.change(mapping, Long.parseLong(input.substring("change:".length())));
        } else if (input.startsWith("document:")) {
            found = inputs.document(mapping, input.substring("document:".length()));
        }
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
