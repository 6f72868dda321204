package io.revhub.broker;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who listens to the topics {@code version.<document>} of the embedded broker: any client of AMQP 1.0 or of Artemis, with a
 * log-in, that reads and does nothing else. An external broker has doors of its own.
 *
 * @param port 0: nobody can listen
 * @param address of the network that it is opened on; what goes over it is not encrypted
 */
@ConfigurationProperties("revhub.listeners")
public record Listeners(
        @DefaultValue("0") int port,
        @DefaultValue("127.0.0.1") String address,
        String user,
        String password) {

    /** @throws IllegalArgumentException if a port is open and anybody could come in */
    public Listeners {
        if (port != 0 && (isEmpty(user) || isEmpty(password))) {
            throw new IllegalArgumentException("revhub.listeners needs a user and a password");
        }
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }

    public boolean areWelcome() {
        return port != 0;
    }

    /** Opens the door, if there is to be one. @throws Exception if the broker does not take it */
    public void apply(Configuration broker) throws Exception {
        if (areWelcome()) {
            broker.addAcceptorConfiguration("listeners", "tcp://" + address + ":" + port + "?protocols=AMQP,CORE");
            broker.setSecurityEnabled(true);
        }
    }

    /** Lets the hub itself do everything, and listeners listen. */
    public ActiveMQSecurityManager access() {
        return new ListenerAccess(user, password);
    }
}
