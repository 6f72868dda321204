package io.revhub.sandbox.erp;

import io.revhub.sandbox.Records;
import io.revhub.sandbox.erp.odata.Entities;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a clerk sees, newest first. */
@RestController
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE + ";charset=utf-8")
class ClerkPages {

    private final Entities entities;
    private final Records records;

    ClerkPages(Entities entities, Records records) {
        this.entities = entities;
        this.records = records;
    }

    @GetMapping("/partners")
    String partners() {
        return list(
                "Business partners",
                "A_BusinessPartner",
                "BusinessPartner",
                "BusinessPartnerFullName",
                "Customer",
                "BusinessPartnerGrouping",
                "BusinessPartnerIDByExtSystem",
                "CreationDate");
    }

    @GetMapping("/products")
    String products() {
        return list(
                "Products",
                "A_Product",
                "Product",
                "ProductType",
                "BaseUnit",
                "ProductGroup",
                "CreationDate",
                "IsMarkedForDeletion");
    }

    @GetMapping("/messages")
    String messages() {
        List<List<String>> rows = Rows.newestFirst(records.all(Inbox.MONITOR)).stream()
                .map(message -> Rows.row(message, Rows.shown(message, "id"), "service", "state", "note"))
                .toList();
        return new Html("Messages")
                .table(List.of("Message", "Service", "State", "Outcome"), rows)
                .end();
    }

    private String list(String title, String set, String... fields) {
        List<List<String>> rows = Rows.newestFirst(entities.all(set)).stream()
                .map(entity -> Arrays.stream(fields)
                        .map(field -> Rows.shown(entity, field))
                        .toList())
                .toList();
        return new Html(title).table(List.of(fields), rows).end();
    }
}
