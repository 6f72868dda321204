package io.revhub.delivery;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An MBean for each document and system, {@code io.revhub:type=Delivery,document=order,system=erp}, and one for each system's
 * circuit, {@code io.revhub:type=Delivery,system=erp}.
 */
final class DeliveryBeans implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryBeans.class);
    private static final String BY = "JMX";

    private final JdbcClient jdbc;
    private final Duties duties;
    private final Circuits circuits;
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Set<ObjectName> registered = new LinkedHashSet<>();

    DeliveryBeans(JdbcClient jdbc, Duties duties, Circuits circuits) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.circuits = circuits;
    }

    @Override
    public synchronized void start() {
        Set<String> systems = new HashSet<>();
        duties.all()
                .forEach((type, to) -> to.forEach(system -> {
                    register(
                            "document=" + type + ",system=" + ObjectName.quote(system),
                            new OfDocument(jdbc, type, system));
                    if (!system.startsWith("hub/") && systems.add(system)) {
                        register("system=" + system, new OfSystem(circuits, system));
                    }
                }));
    }

    private void register(String name, Object bean) {
        try {
            ObjectName full = new ObjectName("io.revhub:type=Delivery," + name.replaceAll("\"([A-Za-z0-9-]+)\"", "$1"));
            if (server.isRegistered(full)) {
                server.unregisterMBean(full);
            }
            server.registerMBean(bean, full);
            registered.add(full);
        } catch (JMException e) {
            LOG.warn("No MBean for {}: {}", name, e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        for (ObjectName name : registered) {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                LOG.debug("{} was not registered any more", name, e);
            }
        }
        registered.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !registered.isEmpty();
    }

    private record OfDocument(JdbcClient jdbc, String type, String system) implements DeliveryMXBean {

        @Override
        public long getPending() {
            return count("pending");
        }

        @Override
        public long getWaiting() {
            return count("waiting");
        }

        @Override
        public long getInFlight() {
            return count("in flight");
        }

        @Override
        public long getUnknown() {
            return count("unknown");
        }

        @Override
        public long getParked() {
            return jdbc.sql("""
                            select count(*) from parked
                            where kind = 'delivery' and type = ? and system = ? and resolved_at is null
                            """).params(type, system).query(Long.class).single();
        }

        @Override
        public long getOldestDueSeconds() {
            return jdbc.sql("""
                            select coalesce(extract(epoch from hub_now() - min(due_at)), 0)::bigint from due
                            where type = ? and system = ? and due_at <= hub_now()
                            """).params(type, system).query(Long.class).single();
        }

        private long count(String state) {
            return jdbc.sql("""
                            select count(*) from due join delivery using (document, system)
                            where due.type = ? and due.system = ? and state = ?
                            """).params(type, system, state).query(Long.class).single();
        }
    }

    private record OfSystem(Circuits circuits, String system) implements CircuitMXBean {

        @Override
        public String getState() {
            return circuits.of(system)
                    .map(state -> state.pausedBy() != null ? "paused" : "open")
                    .orElse("closed");
        }

        @Override
        public String getReason() {
            return circuits.of(system).map(Circuits.State::reason).orElse("");
        }

        @Override
        public void pause() {
            circuits.pause(system, BY);
        }

        @Override
        public void resume() {
            circuits.resume(system, BY);
        }
    }
}
