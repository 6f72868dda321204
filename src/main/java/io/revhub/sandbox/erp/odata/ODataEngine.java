package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.apache.olingo.odata2.api.ODataCallback;
import org.apache.olingo.odata2.api.ODataService;
import org.apache.olingo.odata2.api.ODataServiceFactory;
import org.apache.olingo.odata2.api.commons.ODataHttpMethod;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataContext;
import org.apache.olingo.odata2.api.processor.ODataErrorCallback;
import org.apache.olingo.odata2.api.processor.ODataRequest;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.apache.olingo.odata2.core.ODataContextImpl;
import org.apache.olingo.odata2.core.ODataRequestHandler;

/** Answers OData V2 requests to the declared services. */
public final class ODataEngine {

    private final Map<String, ServiceDeclaration> services = new LinkedHashMap<>();
    private final Map<String, ServiceEdm> metadata = new LinkedHashMap<>();
    private final Entities entities;
    private final ObjectMapper json;
    private final Clock clock;
    private final IntSupplier pageSize;

    /**
     * @param resources the declarations of the services, on the class path
     * @param pageSize how many entities a page has at most
     */
    public ODataEngine(List<String> resources, Records records, ObjectMapper json, Clock clock, IntSupplier pageSize) {
        for (String resource : resources) {
            ServiceDeclaration service = ServiceDeclaration.read(resource);
            services.put(service.name(), service);
            metadata.put(service.name(), new ServiceEdm(service));
        }
        this.entities = new Entities(records, clock, List.copyOf(services.values()));
        this.json = json;
        this.clock = clock;
        this.pageSize = pageSize;
    }

    /** What the services keep. */
    public Entities entities() {
        return entities;
    }

    /**
     * A request, parts of addresses still encoded.
     *
     * @param root the service's address with a slash at its end
     * @param service the service's name
     * @param version its version, four digits
     * @param path what follows the root
     * @param query what follows the question mark; empty if nothing does
     * @param method GET, POST, PATCH, MERGE, PUT or DELETE
     */
    public record Call(
            String root,
            String service,
            String version,
            String path,
            String query,
            String method,
            Map<String, List<String>> headers,
            InputStream body) {}

    /**
     * Creates an entity with what is inline, as a request would, and returns it as it is stored.
     *
     * @throws SapError if the rules refuse it
     */
    public ObjectNode create(String service, String set, JsonNode body, List<Rules> rules) {
        ServiceDeclaration declared = services.get(service);
        Draft draft = new EntityReader(json).draft(body, declared.entities().get(set), declared.entities());
        return entities.together(() -> {
            new Writes(entities, rules).insert(draft, Optional.empty());
            return stored(draft);
        });
    }

    /** Creates an entity under another one, which a way of it leads to. */
    public ObjectNode createUnder(
            String service, String set, ObjectNode parent, String way, JsonNode body, List<Rules> rules) {
        ServiceDeclaration declared = services.get(service);
        Navigation navigation = declared.entities().get(set).navigation().get(way);
        Draft draft = new EntityReader(json).draft(body, declared.entities().get(navigation.to()), declared.entities());
        return entities.together(() -> {
            draft.inherit(navigation, parent);
            new Writes(entities, rules).insert(draft, Optional.of(parent));
            return stored(draft);
        });
    }

    private ObjectNode stored(Draft draft) {
        EntityDeclaration declaration = draft.declaration();
        String[] key = declaration.key().stream().map(draft::text).toArray(String[]::new);
        return entities.find(declaration.name(), key).orElseThrow();
    }

    /** Changes a stored entity; fields that cannot be changed are passed over. */
    public void change(String service, String set, ObjectNode stored, JsonNode changes, List<Rules> rules) {
        EntityDeclaration declaration = services.get(service).entities().get(set);
        ObjectNode taken = new EntityReader(json).changes(changes, declaration);
        entities.together(() -> {
            new Writes(entities, rules).change(declaration, stored, taken);
            return taken;
        });
    }

    /** Deletes a stored entity with what hangs under it. */
    public void delete(String service, String set, ObjectNode stored, List<Rules> rules) {
        ServiceDeclaration declared = services.get(service);
        entities.together(() -> {
            new Writes(entities, rules).delete(declared.entities().get(set), stored, declared.entities());
            return stored;
        });
    }

    /** The entities that a way of a stored entity leads to. */
    public List<ObjectNode> follow(String service, String set, ObjectNode stored, String way) {
        return entities.children(
                stored, services.get(service).entities().get(set).navigation().get(way));
    }

    /** Whether an entity set has a field. */
    public boolean has(String service, String set, String field) {
        return services.get(service).entities().get(set).fields().containsKey(field);
    }

    /** Answers a request, errors included. */
    public ODataResponse answer(Call call, List<Rules> rules, List<Operation> operations) {
        Answers answers = new Answers(json);
        ErrorBodies errors = new ErrorBodies(call.service(), call.version(), clock, answers);
        ServiceDeclaration service = services.get(call.service());
        if (service == null || !service.version().equals(call.version())) {
            return errors.answer(SapError.noService(call.service(), call.version()));
        }
        Processor processor = new Processor(
                service,
                entities,
                new Writes(entities, rules),
                new EntityReader(json),
                new Operations(service, entities, operations, answers),
                answers,
                pageSize.getAsInt());
        return handle(request(call), new Factory(metadata.get(service.name()), processor, errors));
    }

    private static ODataResponse handle(ODataRequest request, Factory factory) {
        try {
            ODataContextImpl context = new ODataContextImpl(request, factory);
            ODataService service = factory.createService(context);
            context.setService(service);
            service.getProcessor().setContext(context);
            return new ODataRequestHandler(factory, service, context).handle(request);
        } catch (ODataException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ODataRequest request(Call call) {
        Map<String, List<String>> options = Addresses.options(call.query());
        Function<String, List<String>> header = name -> call.headers().getOrDefault(name, List.of());
        var builder = ODataRequest.requestHeaders(call.headers())
                .method(ODataHttpMethod.valueOf(call.method()))
                .httpMethod(call.method())
                .pathInfo(Addresses.of(call.root(), call.path(), call.query()))
                .allQueryParameters(options)
                .acceptHeaders(header.apply("accept"))
                .acceptableLanguages(List.of(Locale.ENGLISH))
                .body(call.body());
        List<String> contentType = header.apply("content-type");
        return contentType.isEmpty()
                ? builder.build()
                : builder.contentType(contentType.get(0)).build();
    }

    private static final class Factory extends ODataServiceFactory {

        private final ServiceEdm edm;
        private final Processor processor;
        private final ErrorBodies errors;

        Factory(ServiceEdm edm, Processor processor, ErrorBodies errors) {
            this.edm = edm;
            this.processor = processor;
            this.errors = errors;
        }

        @Override
        public ODataService createService(ODataContext context) {
            return createODataSingleProcessorService(edm, processor);
        }

        @Override
        public <T extends ODataCallback> T getCallback(Class<T> type) {
            return type == ODataErrorCallback.class ? type.cast(errors) : null;
        }
    }
}
