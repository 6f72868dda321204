package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.batch.BatchFacade;
import org.apache.olingo.server.api.deserializer.batch.BatchOptions;
import org.apache.olingo.server.api.deserializer.batch.BatchRequestPart;
import org.apache.olingo.server.api.deserializer.batch.ODataResponsePart;
import org.apache.olingo.server.api.processor.BatchProcessor;
import org.apache.olingo.server.api.processor.CountEntityCollectionProcessor;
import org.apache.olingo.server.api.processor.EntityProcessor;
import org.apache.olingo.server.api.serializer.EntityCollectionSerializerOptions;
import org.apache.olingo.server.api.serializer.EntitySerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;

/** Answers requests to the V4 service. */
final class Processor implements EntityProcessor, CountEntityCollectionProcessor, BatchProcessor {

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ODataResponse response;

        Failed(ODataResponse response) {
            this.response = response;
        }
    }

    private final Orders orders;
    private OData odata;
    private ServiceMetadata metadata;

    Processor(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void init(OData odata, ServiceMetadata metadata) {
        this.odata = odata;
        this.metadata = metadata;
    }

    private EdmEntitySet edm(Orders.Found found) {
        return metadata.getEdm().getEntityContainer().getEntitySet(found.set().name());
    }

    @Override
    public void readEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Orders.Found found = orders.find(uri);
        List<ObjectNode> selected = orders.selected(found, uri.getFilterOption(), uri.getOrderByOption());
        EntityCollection shown = new EntityCollection();
        if (uri.getCountOption() != null && uri.getCountOption().getValue()) {
            shown.setCount(selected.size());
        }
        int skip = uri.getSkipOption() == null ? 0 : uri.getSkipOption().getValue();
        long top =
                uri.getTopOption() == null ? Long.MAX_VALUE : uri.getTopOption().getValue();
        selected.stream()
                .skip(skip)
                .limit(top)
                .forEach(entity -> shown.getEntities().add(orders.shown(found.set(), entity, uri.getExpandOption())));
        var options = EntityCollectionSerializerOptions.with()
                .contextURL(context(found, uri.getSelectOption(), uri.getExpandOption(), false))
                .count(uri.getCountOption())
                .expand(uri.getExpandOption())
                .select(uri.getSelectOption())
                .id(request.getRawBaseUri() + "/" + found.set().name())
                .build();
        response.setContent(odata.createSerializer(format)
                .entityCollection(metadata, edm(found).getEntityType(), shown, options)
                .getContent());
        ok(response, format);
    }

    @Override
    public void countEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException, ODataLibraryException {
        int count =
                orders.selected(orders.find(uri), uri.getFilterOption(), null).size();
        response.setContent(new ByteArrayInputStream(Integer.toString(count).getBytes(StandardCharsets.UTF_8)));
        ok(response, ContentType.TEXT_PLAIN);
    }

    @Override
    public void readEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Orders.Found found = orders.find(uri);
        Entity entity = orders.shown(found.set(), Orders.one(found), uri.getExpandOption());
        response.setContent(content(found, entity, uri.getSelectOption(), uri.getExpandOption(), format));
        etag(response, entity);
        ok(response, format);
    }

    private InputStream content(
            Orders.Found found, Entity entity, SelectOption select, ExpandOption expand, ContentType format)
            throws ODataLibraryException {
        var options = EntitySerializerOptions.with()
                .contextURL(context(found, select, expand, true))
                .select(select)
                .expand(expand)
                .build();
        return odata.createSerializer(format)
                .entity(metadata, edm(found).getEntityType(), entity, options)
                .getContent();
    }

    private ContextURL context(Orders.Found found, SelectOption select, ExpandOption expand, boolean one)
            throws ODataLibraryException {
        EdmEntitySet set = edm(found);
        ContextURL.Builder context = ContextURL.with()
                .entitySet(set)
                .selectList(odata.createUriHelper().buildContextURLSelectList(set.getEntityType(), expand, select));
        return (one ? context.suffix(ContextURL.Suffix.ENTITY) : context).build();
    }

    @Override
    public void createEntity(
            ODataRequest request, ODataResponse response, UriInfo uri, ContentType given, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Orders.Found found = orders.find(uri);
        var body = odata.createDeserializer(given, metadata)
                .entity(request.getBody(), edm(found).getEntityType());
        ObjectNode created = orders.create(found, body.getEntity());
        Entity entity = orders.shown(found.set(), created, body.getExpandTree());
        String path = odata.createUriHelper().buildCanonicalURL(edm(found), entity);
        response.setContent(content(found, entity, null, body.getExpandTree(), format));
        response.setHeader(HttpHeader.LOCATION, request.getRawBaseUri() + "/" + path);
        etag(response, entity);
        response.setStatusCode(201);
        response.setHeader(HttpHeader.CONTENT_TYPE, format.toContentTypeString());
    }

    @Override
    public void updateEntity(
            ODataRequest request, ODataResponse response, UriInfo uri, ContentType given, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Orders.Found found = orders.find(uri);
        Entity changes = odata.createDeserializer(given, metadata)
                .entity(request.getBody(), edm(found).getEntityType())
                .getEntity();
        orders.change(found, changes, request.getHeader(HttpHeader.IF_MATCH));
        etag(response, orders.shown(found.set(), Orders.one(orders.find(uri)), null));
        response.setStatusCode(204);
    }

    @Override
    public void deleteEntity(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        orders.delete(orders.find(uri), request.getHeader(HttpHeader.IF_MATCH));
        response.setStatusCode(204);
    }

    @Override
    public void processBatch(BatchFacade facade, ODataRequest request, ODataResponse response)
            throws ODataApplicationException, ODataLibraryException {
        String boundary = facade.extractBoundaryFromContentType(request.getHeader(HttpHeader.CONTENT_TYPE));
        BatchOptions options = BatchOptions.with()
                .rawBaseUri(request.getRawBaseUri())
                .rawServiceResolutionUri(request.getRawServiceResolutionUri())
                .build();
        List<ODataResponsePart> parts = new ArrayList<>();
        for (BatchRequestPart part :
                odata.createFixedFormatDeserializer().parseBatchRequest(request.getBody(), boundary, options)) {
            parts.add(facade.handleBatchRequest(part));
            if (failed(parts.get(parts.size() - 1)) && !goesOn(request.getHeader(HttpHeader.PREFER))) {
                break;
            }
        }
        String separator = "batch_" + UUID.randomUUID();
        response.setContent(odata.createFixedFormatSerializer().batchResponse(parts, separator));
        response.setHeader(HttpHeader.CONTENT_TYPE, ContentType.MULTIPART_MIXED + ";boundary=" + separator);
        response.setStatusCode(200);
    }

    private static boolean failed(ODataResponsePart part) {
        return part.getResponses().stream().anyMatch(response -> response.getStatusCode() >= 400);
    }

    /** Whether a batch goes on after a failure: only where the client prefers it. */
    static boolean goesOn(String preference) {
        return preference != null
                && preference.matches("(.*[,;\\s])?(odata\\.)?continue-on-error(\\s*=\\s*\"?true\"?)?\\s*([,;].*)?");
    }

    /** All or nothing; the first failure is the answer of the whole. */
    @Override
    public ODataResponsePart processChangeSet(BatchFacade facade, List<ODataRequest> requests) {
        try {
            return new ODataResponsePart(orders.together(() -> responses(facade, requests)), true);
        } catch (Failed failed) {
            return new ODataResponsePart(failed.response, false);
        }
    }

    private static List<ODataResponse> responses(BatchFacade facade, List<ODataRequest> requests) {
        List<ODataResponse> responses = new ArrayList<>();
        for (ODataRequest request : requests) {
            ODataResponse response = response(facade, request);
            if (response.getStatusCode() >= 400) {
                throw new Failed(response);
            }
            responses.add(response);
        }
        return responses;
    }

    private static ODataResponse response(BatchFacade facade, ODataRequest request) {
        try {
            return facade.handleODataRequest(request);
        } catch (ODataApplicationException | ODataLibraryException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void etag(ODataResponse response, Entity entity) {
        if (entity.getETag() != null) {
            response.setHeader(HttpHeader.ETAG, entity.getETag());
        }
    }

    private static void ok(ODataResponse response, ContentType format) {
        response.setStatusCode(200);
        response.setHeader(HttpHeader.CONTENT_TYPE, format.toContentTypeString());
    }
}
