package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the REST API says of itself: versions, resources, limits, objects. */
@RestController
class DataApi {

    static final String BASE = "/services/data/{version:v(?:3[1-9]|4\\d|5\\d|6[0-6])\\.0}";

    private static final Map<String, String> VERSIONS = new LinkedHashMap<>();

    static {
        VERSIONS.put("60.0", "Spring '24");
        VERSIONS.put("61.0", "Summer '24");
        VERSIONS.put("62.0", "Winter '25");
        VERSIONS.put("63.0", "Spring '25");
        VERSIONS.put("64.0", "Summer '25");
        VERSIONS.put("65.0", "Winter '26");
        VERSIONS.put("66.0", "Spring '26");
    }

    private final Org org;

    DataApi(Org org) {
        this.org = org;
    }

    @GetMapping({"/services/data", "/services/data/"})
    List<Map<String, String>> versions() {
        return VERSIONS.entrySet().stream()
                .map(e -> Map.of("label", e.getValue(), "url", "/services/data/v" + e.getKey(), "version", e.getKey()))
                .toList();
    }

    @GetMapping({BASE, BASE + "/"})
    Map<String, String> resources(@PathVariable String version) {
        Map<String, String> resources = new LinkedHashMap<>();
        for (String name : List.of("sobjects", "query", "queryAll", "limits", "composite", "jobs")) {
            resources.put(name, "/services/data/" + version + "/" + name);
        }
        return resources;
    }

    @GetMapping({BASE + "/sobjects", BASE + "/sobjects/"})
    ObjectNode objects(@PathVariable String version) {
        ObjectNode result =
                JsonNodeFactory.instance.objectNode().put("encoding", "UTF-8").put("maxBatchSize", 200);
        result.putArray("sobjects");
        org.schema().types().forEach(type -> result.withArray("sobjects").add(Describe.head(type, version)));
        return result;
    }

    @GetMapping({BASE + "/sobjects/{type}", BASE + "/sobjects/{type}/"})
    ObjectNode object(@PathVariable String version, @PathVariable String type) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("objectDescribe", Describe.head(org.schema().require(type), version));
        result.putArray("recentItems");
        return result;
    }

    @GetMapping({BASE + "/sobjects/{type}/describe", BASE + "/sobjects/{type}/describe/"})
    ObjectNode describe(@PathVariable String version, @PathVariable String type) {
        return Describe.whole(org.schema(), org.schema().require(type), version);
    }
}
