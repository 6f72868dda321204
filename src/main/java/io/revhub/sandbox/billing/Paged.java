package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** One page of all records of a kind, oldest first, with Kill Bill's paging headers. */
record Paged(String path, int offset, int limit) {

    private static final String PREFIX = "X-Killbill-Pagination-";

    ResponseEntity<List<ObjectNode>> of(List<ObjectNode> all, UnaryOperator<ObjectNode> shown) {
        int from = Math.min(offset, all.size());
        int to = Math.min(from + limit, all.size());
        HttpHeaders headers = new HttpHeaders();
        headers.set(PREFIX + "CurrentOffset", String.valueOf(offset));
        headers.set(PREFIX + "TotalNbRecords", String.valueOf(all.size()));
        headers.set(PREFIX + "MaxNbRecords", String.valueOf(all.size()));
        if (to < all.size()) {
            headers.set(PREFIX + "NextOffset", String.valueOf(to));
            headers.set(PREFIX + "NextPageUri", "/1.0/kb/" + path + "/pagination?offset=" + to + "&limit=" + limit);
        }
        return ResponseEntity.ok()
                .headers(headers)
                .body(all.subList(from, to).stream().map(shown).toList());
    }
}
