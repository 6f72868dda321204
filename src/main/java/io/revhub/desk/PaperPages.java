package io.revhub.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.PaperLinks;
import io.revhub.paper.Papers;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Documents on paper, as they are now. */
@Controller
class PaperPages {

    private final Documents documents;
    private final Papers papers;
    private final PaperLinks links;
    private final Workspace workspace;
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

    PaperPages(Documents documents, Papers papers, PaperLinks links, Workspace workspace) {
        this.documents = documents;
        this.papers = papers;
        this.links = links;
        this.workspace = workspace;
    }

    /** @return the PDF, in the reader's language; 404 if there is no such document, or none of its type has a paper */
    @GetMapping({"/documents/{id}/paper", "/api/documents/{id}/paper"})
    ResponseEntity<byte[]> paper(@PathVariable String id, Locale locale) {
        return found(id, locale);
    }

    /** For customers, who have no log-in: the link's seal is the key. 404 whatever is wrong with it. */
    @GetMapping("/papers/{id}/{seal}")
    ResponseEntity<byte[]> ofCustomer(@PathVariable String id, @PathVariable String seal, Locale locale) {
        return DocumentId.isOne(id) && links.fits(new DocumentId(id), seal)
                ? found(id, locale)
                : ResponseEntity.notFound().build();
    }

    private ResponseEntity<byte[]> found(String id, Locale locale) {
        Optional<Document> found = Optional.of(id)
                .filter(DocumentId::isOne)
                .flatMap(one -> documents.find(new DocumentId(one)))
                .filter(document -> document.version() > 0 && papers.exists(document.type()));
        return found.map(document -> pdf(document, locale))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private ResponseEntity<byte[]> pdf(Document document, Locale locale) {
        JsonNode body = document.body();
        Map<String, JsonNode> with = new HashMap<>();
        with.put("account", account(body));
        with.put("company", company(body));
        with.put("terms", TextNode.valueOf(body.path("paymentTerms").asText("")));
        ContentDisposition name =
                ContentDisposition.inline().filename(document.title() + ".pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(papers.pdf(document.type(), body, with, locale));
    }

    private JsonNode account(JsonNode body) {
        return Optional.of(body.path("account").asText())
                .filter(DocumentId::isOne)
                .flatMap(account -> documents.find(new DocumentId(account)))
                .map(account -> (JsonNode) account.body())
                .orElseGet(yaml::createObjectNode);
    }

    private JsonNode company(JsonNode body) {
        return workspace
                .file("config/companies.yaml")
                .map(file -> read(file.text()).path(body.path("sellingCompany").asText()))
                .filter(JsonNode::isObject)
                .orElseGet(yaml::createObjectNode);
    }

    private JsonNode read(String text) {
        try {
            return yaml.readTree(text);
        } catch (IOException e) {
            return yaml.createObjectNode();
        }
    }
}
