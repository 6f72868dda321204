package io.revhub.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Web;
import io.revhub.cli.crash.Verdict.Fault;
import io.revhub.cli.demo.Accounts;
import io.revhub.cli.demo.Hub;
import io.revhub.cli.demo.Landscape;
import io.revhub.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every record in every system, read from the system itself, against what people entered. */
final class Comparison {

    static final Pattern NAME = Pattern.compile("((?:Kunde|Teil)-\\d{5}) e(\\d+)");

    private final People people;
    private final Web api;
    private final Landscape landscape;
    private final Verdict verdict = new Verdict();

    Comparison(People people, Web api) {
        this.people = people;
        this.api = api;
        this.landscape = people.landscape();
    }

    Verdict compare() {
        accounts();
        products();
        deals();
        new WriteLogs(people.installation(), verdict).compare();
        unexplained();
        return verdict;
    }

    private void deals() {
        Hub hub = new Hub(api);
        InTheErp inTheErp = new InTheErp(landscape.erp(), verdict);
        Accounts accounts = Accounts.of(new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1)));
        new Deals(people, hub, landscape, inTheErp, accounts, verdict).compare();
        Orders orders = new Orders(hub, landscape, inTheErp, accounts, verdict);
        orders.ofShoppers(people.shoppers());
        orders.ofPartners(people.partners().orders());
        inTheErp.compare();
    }

    private void accounts() {
        List<People.Entered> entered = of("Account");
        entered(
                "accounts in the ERP",
                entered,
                names(landscape.erp().all("API_BUSINESS_PARTNER", "A_BusinessPartner"), "OrganizationBPName1"));
        entered("accounts in billing", entered, names(landscape.billing().accounts(), "name"));
        entered("accounts in the shop", entered, names(landscape.shop().all("customers"), "company_name"));
    }

    private void products() {
        List<People.Entered> entered = of("Product2");
        entered(
                "products in the ERP",
                entered,
                names(landscape.erp().all("API_PRODUCT_SRV", "A_ProductDescription"), "ProductDescription"));
        entered("products in the shop", entered, names(landscape.shop().all("products"), "title"));
    }

    private List<People.Entered> of(String kind) {
        return people.entered().stream().filter(e -> e.kind.equals(kind)).toList();
    }

    private static List<String> names(List<JsonNode> records, String field) {
        return records.stream().map(record -> record.path(field).asText()).toList();
    }

    private void entered(String where, List<People.Entered> entered, List<String> names) {
        Map<String, List<Integer>> shown = editions(names);
        for (People.Entered one : entered) {
            List<Integer> editions = shown.getOrDefault(one.word, List.of());
            if (editions.isEmpty()) {
                verdict.found(Fault.LOST, one.name() + " is not among the " + where);
            } else if (editions.size() > 1) {
                verdict.found(Fault.TWICE, one.word + " is " + editions.size() + " times among the " + where);
            } else if (editions.get(0) != one.edition) {
                verdict.found(Fault.LOST, one.name() + " stands as e" + editions.get(0) + " among the " + where);
            }
        }
        verdict.compared(where, entered.size());
    }

    private static Map<String, List<Integer>> editions(List<String> names) {
        Map<String, List<Integer>> editions = new HashMap<>();
        for (String name : names) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                editions.computeIfAbsent(matcher.group(1), w -> new ArrayList<>())
                        .add(Integer.valueOf(matcher.group(2)));
            }
        }
        return editions;
    }

    /** What is on its way at the end must not be: everything has had its time. */
    private void unexplained() {
        JsonNode status = api.get("/api/status");
        for (JsonNode system : status.path("systems")) {
            for (String state : List.of("pending", "in flight", "unknown")) {
                int open = system.path("deliveries").path(state).asInt();
                if (open > 0) {
                    verdict.found(
                            Fault.UNEXPLAINED,
                            open + " deliveries to the " + system.path("name").asText() + " are still " + state);
                }
            }
        }
        if (status.path("openReadings").asInt() > 0) {
            verdict.found(Fault.UNEXPLAINED, status.path("openReadings").asInt() + " records are still to be read");
        }
        verdict.compared("parked at the end", status.path("parked").asInt());
        JsonNode journal = api.get("/api/journal/verification");
        journal.path("breaks").forEach(broken -> verdict.found(Fault.CHAIN, broken.asText()));
        verdict.compared("journal lines in the chain", journal.path("sealed").asInt());
    }

    /** How often each key occurs. */
    static Map<String, Long> counted(List<JsonNode> records, Function<JsonNode, String> key) {
        return records.stream().map(key).collect(Collectors.groupingBy(k -> k, Collectors.counting()));
    }
}
