package io.revhub.intake;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.springframework.beans.factory.ObjectProvider;

/** How much has come in and is not taken in yet. */
public final class CaptureQueues {

    private static final String CAPTURE = "capture.";

    private final ObjectProvider<EmbeddedActiveMQ> broker;

    CaptureQueues(ObjectProvider<EmbeddedActiveMQ> broker) {
        this.broker = broker;
    }

    /**
     * What stands on each queue {@code capture.<system>}, with what is being taken in just now.
     *
     * @return empty if the broker is not the embedded one
     */
    public Optional<Map<String, Long>> waiting() {
        return Optional.ofNullable(broker.getIfAvailable())
                .map(EmbeddedActiveMQ::getActiveMQServer)
                .map(CaptureQueues::waiting);
    }

    private static Map<String, Long> waiting(ActiveMQServer server) {
        Map<String, Long> waiting = new TreeMap<>();
        server.getPostOffice()
                .getAllBindings()
                .filter(binding -> binding instanceof QueueBinding)
                .map(binding -> ((QueueBinding) binding).getQueue())
                .filter(queue -> queue.getName().toString().startsWith(CAPTURE))
                .forEach(queue -> waiting.put(queue.getName().toString(), queue.getMessageCount()));
        return waiting;
    }
}
