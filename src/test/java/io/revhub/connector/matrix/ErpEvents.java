package io.revhub.connector.matrix;

import static org.awaitility.Awaitility.await;

import io.revhub.connector.s4.Erp;
import io.revhub.intake.Hint;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The ERP's events, read by the component that the Kamelet leads to. @param products what finds a lost one by query */
record ErpEvents(Erp erp, Map<String, String> products) implements Operation {

    private static final Map<Trouble, String> FAULTS =
            Map.of(Trouble.LOST, "lose", Trouble.DOUBLED, "double", Trouble.REORDERED, "reorder");

    @Override
    public String kamelet() {
        return "s4-event-source";
    }

    @Override
    public String what() {
        return "Product";
    }

    @Override
    public String system() {
        return "erp";
    }

    @Override
    public Stream<Trouble> troubles() {
        return FAULTS.keySet().stream();
    }

    /** The faults of events are set for the next one, beside those of calls. */
    @Override
    public boolean meets(Ground ground, Trouble trouble, Runnable tries) {
        erp.eventFault(FAULTS.get(trouble));
        tries.run();
        return true;
    }

    @Override
    public Trial prepare(Connectors connectors, Trouble trouble) {
        Calls.CatchUpTrial asked = new Calls.CatchUpTrial(connectors.catchUp("s4-catch-up-source", system(), products));
        return new Trial() {
            private final Set<Hint> expected = new HashSet<>();
            private final Set<Object> heard = ConcurrentHashMap.newKeySet();

            @Override
            public Ending attempt() {
                listen(connectors.camel(), heard);
                try {
                    // the second is heard after the first, whatever became of that
                    expected.addAll(List.of(product(), product()));
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> trouble == Trouble.LOST
                                    ? expected.stream().anyMatch(heard::contains)
                                    : heard.containsAll(expected));
                } finally {
                    leave(connectors.camel());
                }
                if (trouble != Trouble.LOST) {
                    return new Ending.Done("");
                }
                asked.attempt();
                expected.stream()
                        .filter(hint -> asked.expecting(hint).result().equals("found"))
                        .forEach(heard::add);
                return new Ending.Done("by catch-up");
            }

            @Override
            public Object result() {
                return heard.containsAll(expected) ? "heard" : "not heard: " + expected;
            }
        };
    }

    private Hint product() {
        return new Hint("A_Product", erp.product());
    }

    private static void listen(CamelContext camel, Set<Object> heard) {
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("s4-events:queue?objects=Product")
                            .routeId("events")
                            .process(exchange -> heard(exchange, heard));
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void heard(Exchange exchange, Set<Object> heard) {
        for (Object hint : exchange.getMessage().getBody(List.class)) {
            heard.add(hint);
        }
    }

    private static void leave(CamelContext camel) {
        try {
            camel.getRouteController().stopRoute("events");
            camel.removeRoute("events");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
