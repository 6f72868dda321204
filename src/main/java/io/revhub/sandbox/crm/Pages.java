package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The org's records in a browser, at the addresses that Salesforce has for them. */
@Controller
class Pages {

    private static final int MOST = 200;
    private static final List<String> TITLES = List.of(
            "Name",
            "QuoteNumber",
            "OrderNumber",
            "ContractNumber",
            "CaseNumber",
            "LineNumber",
            "OrderItemNumber",
            "Subject");

    private final Org org;
    private final Dml dml;

    /** A field of a page. */
    record Shown(String name, String value, String link) {}

    /** A record in a list. */
    record Item(String id, String title, String status, String key, String modified, String link) {}

    /** Records below another. */
    record Related(String name, List<Item> items) {}

    Pages(Org org) {
        this.org = org;
        this.dml = new Dml(org);
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute(
                "objects", org.schema().types().stream().map(ObjectType::name).toList());
        return "home";
    }

    @GetMapping("/lightning/o/{type}/list")
    String list(@PathVariable String type, Model model) {
        ObjectType object = org.schema().require(type);
        List<Row> rows = new ArrayList<>(org.where(object, Map.of("IsDeleted", false)));
        Collections.reverse(rows);
        model.addAttribute("object", object.name());
        model.addAttribute("count", rows.size());
        model.addAttribute("items", rows.stream().limit(MOST).map(Pages::item).toList());
        return "list";
    }

    @GetMapping("/{id:[0-9a-zA-Z]{15}|[0-9a-zA-Z]{18}}")
    String shortAddress(@PathVariable String id) {
        return "redirect:" + link(live(id));
    }

    @GetMapping("/lightning/r/{type}/{id}/view")
    String record(@PathVariable String type, @PathVariable String id, Model model) {
        Row row = live(id);
        model.addAttribute("object", row.type().name());
        model.addAttribute("item", item(row));
        model.addAttribute(
                "fields",
                row.type().fields().stream().map(field -> shown(row, field)).toList());
        model.addAttribute("entries", new RecordForm(row).entries());
        model.addAttribute("related", related(row));
        model.addAttribute("acceptable", row.type().name().equals("Quote") && !"Accepted".equals(row.text("Status")));
        model.addAttribute("convertible", row.type().name().equals("Lead") && !row.flag("IsConverted"));
        return "record";
    }

    /** What a rep changes; a refusal is told on the page, in the words that a client would get. */
    @PostMapping("/lightning/r/{type}/{id}/edit")
    String edit(
            @PathVariable String type, @PathVariable String id, @RequestParam Map<String, String> form, Model model) {
        try {
            org.together(() -> {
                Row row = live(id);
                ObjectNode changes = new RecordForm(row).changes(form);
                if (!changes.isEmpty()) {
                    dml.update(row, changes, Seed.REP);
                }
                return null;
            });
        } catch (SalesforceError e) {
            model.addAttribute("refused", e.code() + ": " + e.getMessage());
            return record(type, id, model);
        }
        return "redirect:/lightning/r/" + type + "/" + id + "/view";
    }

    /** The customer has signed: what a rep does with a quote then. */
    @PostMapping("/lightning/r/Quote/{id}/accept")
    String accept(@PathVariable String id) {
        org.together(() -> {
            Row quote = live(id);
            ObjectNode values = JsonNodeFactory.instance.objectNode().put("Status", "Accepted");
            if (!quote.has("RevHub_AcceptedDate__c")) {
                values.put("RevHub_AcceptedDate__c", org.today().toString());
            }
            dml.update(quote, values, Seed.REP);
            return null;
        });
        return "redirect:/lightning/r/Quote/" + id + "/view";
    }

    /** The lead has become a customer. */
    @PostMapping("/lightning/r/Lead/{id}/convert")
    String convert(@PathVariable String id) {
        String account = org.together(
                        () -> new LeadConversion(org, dml).convert(live(id), LeadConversion.Wish.plain(), Seed.REP))
                .account();
        return "redirect:/lightning/r/Account/" + account + "/view";
    }

    private Row live(String id) {
        return Ids.canonical(id)
                .flatMap(org::live)
                .orElseThrow(() -> SalesforceError.notFound("The requested resource does not exist"));
    }

    private List<Related> related(Row row) {
        return org.schema().children(row.type()).stream()
                .filter(child -> child.reference().down() != null)
                .map(child -> new Related(
                        child.reference().down(),
                        org.where(child.type(), Map.of(child.reference().name(), row.id())).stream()
                                .map(Pages::item)
                                .toList()))
                .filter(related -> !related.items().isEmpty())
                .toList();
    }

    private Shown shown(Row row, Field field) {
        if (!row.has(field.name())) {
            return new Shown(field.label(), "", null);
        }
        Optional<Row> target =
                field.type() == FieldType.REFERENCE ? org.live(row.text(field.name())) : Optional.empty();
        return target.map(to -> new Shown(field.label(), title(to), link(to)))
                .orElseGet(() ->
                        new Shown(field.label(), row.body().get(field.name()).asText(), null));
    }

    private static Item item(Row row) {
        return new Item(
                row.id(),
                title(row),
                row.text("Status"),
                row.text("RevHub_Key__c"),
                row.text("LastModifiedDate"),
                link(row));
    }

    private static String title(Row row) {
        return TITLES.stream().filter(row::has).findFirst().map(row::text).orElse(row.id());
    }

    private static String link(Row row) {
        return "/lightning/r/" + row.type().name() + "/" + row.id() + "/view";
    }
}
