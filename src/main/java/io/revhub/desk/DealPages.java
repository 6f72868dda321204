package io.revhub.desk;

import io.revhub.connector.Systems;
import io.revhub.deal.DealDocument;
import io.revhub.deal.DealThread;
import io.revhub.deal.Deals;
import io.revhub.paper.Papers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The deals, and one deal's thread. */
@Controller
class DealPages {

    private static final int AT_MOST = 50;

    private final Deals deals;
    private final Systems systems;
    private final Sentences sentences;
    private final RecordPages pages;
    private final Papers papers;
    private final ParkedList parked;

    DealPages(Deals deals, Systems systems, Sentences sentences, RecordPages pages, Papers papers, ParkedList parked) {
        this.deals = deals;
        this.systems = systems;
        this.sentences = sentences;
        this.pages = pages;
        this.papers = papers;
        this.parked = parked;
    }

    @GetMapping("/")
    String deals(Model model) {
        model.addAttribute("deals", deals.newest(AT_MOST));
        return "deals";
    }

    /**
     * One deal. A page that is open asks for its part again and again ({@code HX-Request}).
     *
     * @param seen what that page shows now: answered with 204 if there is nothing new
     */
    @GetMapping("/deals/{number}")
    String deal(
            @PathVariable String number,
            @RequestParam(required = false) String seen,
            @RequestHeader(name = "HX-Request", required = false) String part,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.addHeader(HttpHeaders.VARY, "HX-Request");
        DealThread thread = deals.thread(number).orElse(null);
        if (thread == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("number", number);
            return "no-deal";
        }
        List<ParkedView> changes = parked.changesOf(
                thread.documents().stream().map(DealDocument::id).toList(), locale);
        String mark = Integer.toHexString(Objects.hash(thread, changes, locale));
        if (mark.equals(seen)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("parkedChanges", changes);
        fill(model, thread, mark, locale);
        return part == null ? "deal" : "deal :: thread";
    }

    private void fill(Model model, DealThread thread, String mark, Locale locale) {
        model.addAttribute("thread", thread);
        model.addAttribute("blockers", sentences.told(thread.blockers(), locale));
        model.addAttribute("mark", mark);
        model.addAttribute("systems", columns(thread));
        model.addAttribute("pages", pages);
        model.addAttribute("papers", papers);
    }

    /** The systems that this deal touches, in the order of the configuration. */
    private List<String> columns(DealThread thread) {
        Set<String> touched = thread.documents().stream()
                .flatMap(d -> d.systems().stream())
                .map(s -> s.system())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> columns = new ArrayList<>(systems.systems().keySet());
        columns.retainAll(touched);
        touched.removeAll(columns);
        columns.addAll(touched);
        return columns;
    }
}
