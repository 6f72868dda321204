package io.revhub.connector.odata;

import io.revhub.route.StepEndpoint;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code odata:<EntitySet>?service=API_PRODUCT_SRV&system=erp&operation=read|query|create|update|call}: one call of OData V2.
 *
 * <p>The header {@value #KEY} names the entity that is read or updated: the key's text, or a map of its fields. {@code filter},
 * {@code select}, {@code expand}, {@code orderBy} and {@code top} are parameters, or headers of the same name with
 * {@code OData} before it. Create and update take JSON as text, tree or map; call takes a map of parameters, and the
 * function's name in the place of the entity set. Bodies that come out are trees, with decimals as text.
 */
public final class ODataComponent extends DefaultComponent {

    /** The header with the entity's key. */
    public static final String KEY = "ODataKey";

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String system = getAndRemoveParameter(parameters, "system", String.class, "erp");
        String service = getAndRemoveParameter(parameters, "service", String.class);
        if (service == null) {
            throw new IllegalArgumentException("odata:" + remaining + " needs the parameter service");
        }
        String operation = getAndRemoveParameter(parameters, "operation", String.class, "query");
        Query query = Query.ALL;
        for (String option : ODataCall.OPTIONS) {
            String value = getAndRemoveParameter(parameters, option, String.class);
            query = query.with(ODataCall.inAddress(option), value);
        }
        ODataClient client = getCamelContext()
                .getRegistry()
                .findSingleByType(ODataClients.class)
                .of(system);
        return new StepEndpoint(uri, this, new ODataCall(client, service, remaining, operation(operation), query));
    }

    private static ODataCall.Operation operation(String name) {
        try {
            return ODataCall.Operation.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("odata: has no operation " + name, e);
        }
    }
}
