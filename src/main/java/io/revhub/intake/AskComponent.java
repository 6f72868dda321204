package io.revhub.intake;

import io.revhub.route.StepEndpoint;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code ask:crm}: notes that the records of a batch of hints are to be read. */
public final class AskComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Readings readings = getCamelContext().getRegistry().findSingleByType(Readings.class);
        TransactionTemplate transactions = getCamelContext().getRegistry().findSingleByType(TransactionTemplate.class);
        return new StepEndpoint(uri, this, exchange -> {
            List<Hint> hints = hints(exchange.getMessage().getMandatoryBody(List.class));
            transactions.executeWithoutResult(tx -> readings.ask(remaining, hints));
        });
    }

    static List<Hint> hints(List<?> body) {
        return body.stream().map(Hint.class::cast).toList();
    }
}
