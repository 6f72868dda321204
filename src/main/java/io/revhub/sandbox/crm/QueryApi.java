package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.Cursors.Cursor;
import io.revhub.sandbox.crm.soql.Query;
import io.revhub.sandbox.crm.soql.Soql;
import io.revhub.sandbox.crm.soql.SoqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Queries, page by page. */
@RestController
@RequestMapping(DataApi.BASE + "/{resource:query|queryAll}")
class QueryApi {

    private static final int LARGEST = 2000;
    private static final int SMALLEST = 200;
    private static final Pattern BATCH_SIZE = Pattern.compile("batchSize=(\\d{1,9})");
    private static final Pattern LOCATOR = Pattern.compile("(01g[A-Za-z0-9]{15})-(\\d{1,9})");

    private final Org org;
    private final Cursors cursors;

    QueryApi(Org org, Cursors cursors) {
        this.org = org;
        this.cursors = cursors;
    }

    @GetMapping({"", "/"})
    ObjectNode query(
            @PathVariable String version,
            @PathVariable String resource,
            @RequestParam String q,
            @RequestHeader(name = "Sforce-Query-Options", defaultValue = "") String options) {
        Plan plan = Plan.of(org, parse(q), resource.equals("queryAll"));
        if (plan.query().count()) {
            return result(plan.found(Stream::count), plan, List.of(), version, ChildPages.NONE);
        }
        int size = batchSize(options);
        IdList ids = new IdList(plan.type());
        List<Row> first = plan.found(rows -> first(rows, plan.query().groups() ? LARGEST : size, ids));
        if (ids.size() <= size) {
            return result(first.size(), plan, first, version, new ChildPages(cursors, size, resource));
        }
        String cursor = cursors.open(plan.query(), resource.equals("queryAll"), ids);
        ObjectNode result = result(ids.size(), plan, first, version, new ChildPages(cursors, size, resource));
        return unfinished(result, address(version, resource, cursor, size));
    }

    /** The rows of the first page; of all, their ids. Groups have none, and are not paged. */
    private static List<Row> first(Stream<Row> rows, int size, IdList ids) {
        List<Row> first = new ArrayList<>();
        rows.forEach(row -> {
            if (row.id() != null) {
                ids.add(row.id());
            }
            if (first.size() < size) {
                first.add(row);
            }
        });
        return first;
    }

    @GetMapping("/{locator}")
    ObjectNode more(
            @PathVariable String version,
            @PathVariable String resource,
            @PathVariable String locator,
            @RequestHeader(name = "Sforce-Query-Options", defaultValue = "") String options) {
        Matcher matcher = LOCATOR.matcher(locator);
        Cursor cursor = cursors.find(matcher.matches() ? matcher.group(1) : locator);
        IdList ids = cursor.ids();
        int from = Math.min(Integer.parseInt(matcher.group(2)), ids.size());
        int size = batchSize(options);
        int to = Math.min(from + size, ids.size());
        Plan plan = Plan.of(org, cursor.query(), cursor.withDeleted());
        ChildPages pages = new ChildPages(cursors, size, resource);
        ObjectNode result = result(ids.size(), plan, org.rows(plan.type(), ids.range(from, to)), version, pages);
        return to == ids.size() ? result : unfinished(result, address(version, resource, matcher.group(1), to));
    }

    private static ObjectNode result(long total, Plan plan, List<Row> rows, String version, ChildPages pages) {
        ObjectNode result =
                JsonNodeFactory.instance.objectNode().put("totalSize", total).put("done", true);
        result.putArray("records");
        rows.forEach(row -> result.withArray("records").add(plan.write(row, version, pages)));
        return result;
    }

    private static ObjectNode unfinished(ObjectNode result, String next) {
        return result.put("done", false).put("nextRecordsUrl", next);
    }

    /** Where a result goes on. @param from the place of the next row in it */
    static String address(String version, String resource, String cursor, int from) {
        return "/services/data/" + version + "/" + resource + "/" + cursor + "-" + from;
    }

    private static int batchSize(String options) {
        Matcher matcher = BATCH_SIZE.matcher(options);
        return matcher.find() ? Math.max(SMALLEST, Math.min(LARGEST, Integer.parseInt(matcher.group(1)))) : LARGEST;
    }

    /** @throws SalesforceError if the text is no SOQL */
    static Query parse(String text) {
        try {
            Query query = Soql.parse(text);
            if (query.offset() > LARGEST) {
                throw SalesforceError.refused("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
            }
            return query;
        } catch (SoqlException e) {
            throw SalesforceError.refused("MALFORMED_QUERY", e.getMessage());
        }
    }
}
