package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.document.Reference;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Converts leads that the CRM has. What it makes of them is seen in the leads, when they are read again.
 *
 * <p>The mapping puts out the fields of {@code convertLead()}: {@code convertedStatus}, and {@code opportunityName},
 * {@code accountId}, {@code contactId} where they are to be given.
 */
record LeadSink(Settings settings, SalesforceCalls crm, SoapCalls soap) implements Sink {

    @Override
    public List<SinkStep> steps() {
        return List.of(new Conversion(crm, soap));
    }

    /** Either call may be preceded by a log-in. */
    @Override
    public Duration deadline() {
        return settings.timeout().multipliedBy(4);
    }

    @Override
    public Duration settle() {
        return settings.settle();
    }

    private record Conversion(SalesforceCalls crm, SoapCalls soap) implements SinkStep {

        @Override
        public String name() {
            return "conversion";
        }

        @Override
        public List<Shown> look(List<Delivery> deliveries) {
            Map<String, Boolean> converted = new HashMap<>();
            String ids = Soql.list(deliveries.stream()
                    .flatMap(d -> d.reference().stream())
                    .map(Reference::recordId)
                    .toList());
            for (ObjectNode lead : crm.query("SELECT Id, IsConverted FROM Lead WHERE Id IN " + ids)) {
                converted.put(lead.path("Id").asText(), lead.path("IsConverted").asBoolean());
            }
            return deliveries.stream()
                    .<Shown>map(delivery -> converted.getOrDefault(id(delivery), false)
                            ? new Shown.Done(List.of())
                            : new Shown.Existing(List.of()))
                    .toList();
        }

        @Override
        public List<Written> write(List<Delivery> deliveries) {
            try {
                List<CrmError> errors = soap.convertLeads(deliveries.stream()
                        .collect(Collectors.toMap(Conversion::id, Delivery::mapped, (a, b) -> a, LinkedHashMap::new)));
                return IntStream.range(0, deliveries.size())
                        .mapToObj(i -> written(deliveries.get(i), errors.get(i)))
                        .toList();
            } catch (CallFailed e) {
                return deliveries.stream()
                        .map(delivery -> Failures.written(e, RestStep.what(delivery)))
                        .toList();
            }
        }

        private static Written written(Delivery delivery, CrmError error) {
            return error == null
                    ? new Written.Made(List.of())
                    : Failures.written(error, RestStep.what(delivery), error.said());
        }

        private static String id(Delivery delivery) {
            return delivery.reference().map(Reference::recordId).orElse("");
        }
    }
}
