package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.sandbox.Records;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue as XML: a version that is posted replaces the plans that it names. */
@RestController
@RequestMapping("/1.0/kb/catalog/xml")
class CatalogXmlApi {

    private static final String TYPE = "catalog-xml";
    private static final String NEWEST = "newest";

    private final Records records;

    CatalogXmlApi(Records records) {
        this.records = records;
    }

    @PostMapping(consumes = {MediaType.TEXT_XML_VALUE, MediaType.APPLICATION_XML_VALUE})
    ResponseEntity<Void> add(@RequestBody String xml) {
        CatalogXml version = CatalogXml.parse(xml);
        records.together(() -> {
            version.plans()
                    .forEach(plan ->
                            records.put(CatalogApi.TYPE, plan.get("planId").textValue(), plan));
            records.put(TYPE, NEWEST, JsonNodeFactory.instance.objectNode().put("xml", xml));
            return null;
        });
        return Location.created("catalog/xml");
    }

    @GetMapping(produces = MediaType.TEXT_XML_VALUE)
    String newest() {
        return records.find(TYPE, NEWEST)
                .map(stored -> stored.get("xml").textValue())
                .orElseThrow(() -> new BillingError(
                        404,
                        "org.killbill.billing.catalog.api.CatalogApiException",
                        2013,
                        "There is no catalog version"));
    }
}
