package io.revhub.desk;

import io.revhub.delivery.ParkedItems;
import io.revhub.intake.Replays;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Registers {@code io.revhub:type=Parked}. JMX is for admins only, so that its user is one. */
@Component
@ConditionalOnProperty("spring.jmx.enabled")
class ParkedBean implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedBean.class);
    private static final String NAME = "io.revhub:type=Parked";
    private static final Person BY = new Person("JMX", Set.of("admin"));

    private final ParkedItems items;
    private final ParkedList list;
    private final ParkedActions actions;
    private final Replays replays;
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private boolean running;

    ParkedBean(ParkedItems items, ParkedList list, ParkedActions actions, Replays replays) {
        this.items = items;
        this.list = list;
        this.actions = actions;
        this.replays = replays;
    }

    @Override
    public synchronized void start() {
        try {
            unregister();
            server.registerMBean(new Operations(), new ObjectName(NAME));
        } catch (JMException e) {
            LOG.warn("No MBean for what is parked: {}", e.toString());
        }
        running = true;
    }

    @Override
    public synchronized void stop() {
        try {
            unregister();
        } catch (JMException e) {
            LOG.debug("{} was not registered any more", NAME, e);
        }
        running = false;
    }

    private void unregister() throws JMException {
        ObjectName name = new ObjectName(NAME);
        if (server.isRegistered(name)) {
            server.unregisterMBean(name);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Not a bean of Spring, which would register it once more by itself. */
    private final class Operations implements ParkedMXBean {
        @Override
        public long getOpen() {
            return items.count();
        }

        @Override
        public List<String> list() {
            return list.all(Locale.ENGLISH).stream()
                    .map(p -> p.id() + " " + p.type() + " " + p.title() + " (" + p.system() + "): " + p.reason())
                    .toList();
        }

        @Override
        public String retry(long id) {
            return word(actions.retry(id, BY));
        }

        @Override
        public int retryAll(String code, String system, String type) {
            return actions.retryAll(code, system, type, BY);
        }

        @Override
        public String assign(long id, String to) {
            return word(actions.assign(id, to, BY));
        }

        @Override
        public String comment(long id, String text) {
            return word(actions.comment(id, text, BY));
        }

        @Override
        public String dismiss(long id, String reason) {
            return word(actions.dismiss(id, reason, BY));
        }

        @Override
        public long remap(String document) {
            return replays.remap(document);
        }

        private String word(ParkedActions.Outcome outcome) {
            return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
