package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.olingo.odata2.api.batch.BatchHandler;
import org.apache.olingo.odata2.api.batch.BatchResponsePart;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.commons.InlineCount;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataRequest;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.apache.olingo.odata2.api.processor.ODataSingleProcessor;
import org.apache.olingo.odata2.api.uri.NavigationPropertySegment;
import org.apache.olingo.odata2.api.uri.NavigationSegment;
import org.apache.olingo.odata2.api.uri.SelectItem;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.apache.olingo.odata2.api.uri.UriParser;
import org.apache.olingo.odata2.api.uri.info.DeleteUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetEntityLinkUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetEntitySetCountUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetEntitySetLinksUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetEntitySetUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetEntityUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetFunctionImportUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetServiceDocumentUriInfo;
import org.apache.olingo.odata2.api.uri.info.GetSimplePropertyUriInfo;
import org.apache.olingo.odata2.api.uri.info.PostUriInfo;
import org.apache.olingo.odata2.api.uri.info.PutMergePatchUriInfo;

/** One request to a service; Olingo calls it with the parsed address. */
final class Processor extends ODataSingleProcessor {

    private final ServiceDeclaration service;
    private final Entities entities;
    private final Writes writes;
    private final EntityReader reader;
    private final Operations operations;
    private final Answers answers;
    private final Resolver resolver;
    private final int pageSize;

    Processor(
            ServiceDeclaration service,
            Entities entities,
            Writes writes,
            EntityReader reader,
            Operations operations,
            Answers answers,
            int pageSize) {
        this.service = service;
        this.entities = entities;
        this.writes = writes;
        this.reader = reader;
        this.operations = operations;
        this.answers = answers;
        this.resolver = new Resolver(service, entities);
        this.pageSize = pageSize;
    }

    @Override
    public ODataResponse readEntitySet(GetEntitySetUriInfo uri, String contentType) throws ODataException {
        requireJson(contentType);
        EntityDeclaration declaration = resolver.declaration(uri.getTargetEntitySet());
        List<ObjectNode> found =
                Query.filtered(candidates((UriInfo) uri, declaration), uri.getFilter(), declaration, resolver);
        List<ObjectNode> ordered = Query.ordered(found, uri.getOrderBy(), declaration, resolver);
        int skip = uri.getSkip() == null ? 0 : uri.getSkip();
        int start = uri.getSkipToken() == null ? skip : Query.offset(uri.getSkipToken());
        long end = uri.getTop() == null ? Long.MAX_VALUE : (long) skip + uri.getTop();
        int until = (int) Math.min(Math.min(end, ordered.size()), (long) start + pageSize);
        List<ObjectNode> page = start < until ? ordered.subList(start, until) : List.of();
        ObjectNode d = JsonNodeFactory.instance.objectNode();
        if (uri.getInlineCount() == InlineCount.ALLPAGES) {
            d.put("__count", Integer.toString(found.size()));
        }
        write(d.putArray("results"), page, declaration, shape(uri.getSelect(), uri.getExpand()));
        if (until < Math.min(end, ordered.size())) {
            d.put("__next", Addresses.next(getContext().getPathInfo(), Query.token(until)));
        }
        return answers.data(HttpStatusCodes.OK, d).build();
    }

    private void write(ArrayNode results, List<ObjectNode> page, EntityDeclaration declaration, Shape shape)
            throws ODataException {
        EntityWriter writer = writer();
        page.forEach(entity -> results.add(writer.entity(declaration, entity, shape)));
    }

    private List<ObjectNode> candidates(UriInfo uri, EntityDeclaration declaration) throws EdmException {
        List<NavigationSegment> path = uri.getNavigationSegments();
        if (path.isEmpty()) {
            return entities.where(declaration.name(), Query.equalities(uri.getFilter(), declaration));
        }
        List<NavigationSegment> before = path.subList(0, path.size() - 1);
        Resolver.Found parent = resolver.entity(uri.getStartEntitySet(), uri.getKeyPredicates(), before);
        return entities.children(parent.entity(), resolver.way(parent.declaration(), path.get(path.size() - 1)));
    }

    @Override
    public ODataResponse countEntitySet(GetEntitySetCountUriInfo uri, String contentType) throws ODataException {
        EntityDeclaration declaration = resolver.declaration(uri.getTargetEntitySet());
        int count = Query.filtered(candidates((UriInfo) uri, declaration), uri.getFilter(), declaration, resolver)
                .size();
        return EntityProvider.writeText(Integer.toString(count));
    }

    @Override
    public ODataResponse readEntity(GetEntityUriInfo uri, String contentType) throws ODataException {
        requireJson(contentType);
        Resolver.Found found =
                resolver.entity(uri.getStartEntitySet(), uri.getKeyPredicates(), uri.getNavigationSegments());
        return shown(HttpStatusCodes.OK, found, shape(uri.getSelect(), uri.getExpand()));
    }

    private ODataResponse shown(HttpStatusCodes status, Resolver.Found found, Shape shape) throws ODataException {
        EntityDeclaration declaration = found.declaration();
        EntityWriter writer = writer();
        var answer = answers.data(status, writer.entity(declaration, found.entity(), shape));
        if (declaration.etag() != null) {
            answer.eTag(EntityWriter.etag(declaration, found.entity()));
        }
        if (status == HttpStatusCodes.CREATED) {
            answer.idLiteral(writer.address(declaration, found.entity()));
        }
        return answer.build();
    }

    @Override
    public ODataResponse createEntity(PostUriInfo uri, InputStream content, String contentType, String accept)
            throws ODataException {
        EntityDeclaration declaration = resolver.declaration(uri.getTargetEntitySet());
        List<NavigationSegment> path = uri.getNavigationSegments();
        if (path.isEmpty()) {
            require(declaration, "create");
        }
        Draft draft = reader.draft(content, declaration, service.entities());
        ObjectNode created = Checked.call(() -> entities.together(() -> Checked.get(() -> {
            Optional<ObjectNode> parent = path.isEmpty() ? Optional.empty() : Optional.of(parent(uri, path, draft));
            writes.insert(draft, parent);
            return entities.find(declaration.name(), key(draft)).orElseThrow();
        })));
        return shown(HttpStatusCodes.CREATED, new Resolver.Found(declaration, created), Shape.of(draft));
    }

    private ObjectNode parent(PostUriInfo uri, List<NavigationSegment> path, Draft draft) throws ODataException {
        Resolver.Found parent =
                resolver.entity(uri.getStartEntitySet(), uri.getKeyPredicates(), path.subList(0, path.size() - 1));
        draft.inherit(resolver.way(parent.declaration(), path.get(path.size() - 1)), parent.entity());
        return parent.entity();
    }

    private static String[] key(Draft draft) {
        return draft.declaration().key().stream().map(draft::text).toArray(String[]::new);
    }

    @Override
    public ODataResponse updateEntity(
            PutMergePatchUriInfo uri, InputStream content, String contentType, boolean merge, String accept)
            throws ODataException {
        if (!merge) {
            throw SapError.with(HttpStatusCodes.NOT_IMPLEMENTED, "The simulation changes by PATCH or MERGE only.");
        }
        return write(
                "update",
                (UriInfo) uri,
                found -> writes.change(
                        found.declaration(), found.entity(), reader.changes(content, found.declaration())));
    }

    @Override
    public ODataResponse deleteEntity(DeleteUriInfo uri, String contentType) throws ODataException {
        return write(
                "delete",
                (UriInfo) uri,
                found -> writes.delete(found.declaration(), found.entity(), service.entities()));
    }

    private ODataResponse write(String what, UriInfo uri, Consumer<Resolver.Found> work) throws ODataException {
        Checked.call(() -> entities.together(() -> Checked.get(() -> {
            Resolver.Found found =
                    resolver.entity(uri.getStartEntitySet(), uri.getKeyPredicates(), uri.getNavigationSegments());
            require(found.declaration(), what);
            Preconditions.check(found, getContext().getRequestHeader("If-Match"));
            work.accept(found);
            return found;
        })));
        return ODataResponse.status(HttpStatusCodes.NO_CONTENT).build();
    }

    @Override
    public ODataResponse executeFunctionImport(GetFunctionImportUriInfo uri, String contentType) throws ODataException {
        String name = uri.getFunctionImport().getName();
        return operations.call(
                name, uri.getFunctionImportParameters(), getContext().getRequestHeader("If-Match"));
    }

    @Override
    public ODataResponse readEntitySimpleProperty(GetSimplePropertyUriInfo uri, String contentType)
            throws ODataException {
        Field field = field(uri);
        ObjectNode d = JsonNodeFactory.instance.objectNode();
        return answers.data(HttpStatusCodes.OK, d.set(field.name(), value(uri, field)))
                .build();
    }

    @Override
    public ODataResponse readEntitySimplePropertyValue(GetSimplePropertyUriInfo uri, String contentType)
            throws ODataException {
        return EntityProvider.writeText(value(uri, field(uri)).asText(""));
    }

    private Field field(GetSimplePropertyUriInfo uri) throws EdmException {
        String name = uri.getPropertyPath().get(0).getName();
        return resolver.declaration(uri.getTargetEntitySet()).fields().get(name);
    }

    private JsonNode value(GetSimplePropertyUriInfo uri, Field field) throws EdmException {
        Resolver.Found found =
                resolver.entity(uri.getStartEntitySet(), uri.getKeyPredicates(), uri.getNavigationSegments());
        JsonNode value = found.entity().get(field.name());
        return value == null ? Values.initial(field) : value;
    }

    @Override
    public ODataResponse readEntityLinks(GetEntitySetLinksUriInfo uri, String contentType) throws ODataException {
        EntityDeclaration declaration = resolver.declaration(uri.getTargetEntitySet());
        ObjectNode d = JsonNodeFactory.instance.objectNode();
        ArrayNode results = d.putArray("results");
        for (ObjectNode entity : candidates((UriInfo) uri, declaration)) {
            results.addObject().put("uri", writer().address(declaration, entity));
        }
        return answers.data(HttpStatusCodes.OK, d).build();
    }

    @Override
    public ODataResponse readEntityLink(GetEntityLinkUriInfo uri, String contentType) throws ODataException {
        Resolver.Found found =
                resolver.entity(uri.getStartEntitySet(), uri.getKeyPredicates(), uri.getNavigationSegments());
        ObjectNode d = JsonNodeFactory.instance.objectNode();
        d.put("uri", writer().address(found.declaration(), found.entity()));
        return answers.data(HttpStatusCodes.OK, d).build();
    }

    @Override
    public ODataResponse readServiceDocument(GetServiceDocumentUriInfo uri, String contentType) throws ODataException {
        return EntityProvider.writeServiceDocument(
                contentType,
                getContext().getService().getEntityDataModel(),
                getContext().getPathInfo().getServiceRoot().toString());
    }

    @Override
    public ODataResponse executeBatch(BatchHandler handler, String contentType, InputStream content)
            throws ODataException {
        return Batch.answer(handler, contentType, content, getContext().getPathInfo());
    }

    @Override
    public BatchResponsePart executeChangeSet(BatchHandler handler, List<ODataRequest> requests) {
        return Batch.changeSet(handler, requests, entities);
    }

    private static void require(EntityDeclaration declaration, String what) {
        if (!declaration.allows().contains(what)) {
            throw SapError.notAllowed(declaration.name() + " has no " + what + ".");
        }
    }

    private static void requireJson(String contentType) {
        if (contentType == null || !contentType.startsWith("application/json")) {
            throw SapError.with(
                    HttpStatusCodes.NOT_ACCEPTABLE,
                    "Without Accept: application/json the real system answers in Atom; the simulation speaks JSON only.");
        }
    }

    private Shape shape(List<SelectItem> select, List<ArrayList<NavigationPropertySegment>> expand)
            throws EdmException {
        return Shape.of(UriParser.createExpandSelectTree(select, expand));
    }

    private EntityWriter writer() throws ODataException {
        return new EntityWriter(
                service, entities, getContext().getPathInfo().getServiceRoot().toString());
    }
}
