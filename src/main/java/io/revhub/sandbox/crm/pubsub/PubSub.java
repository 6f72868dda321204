package io.revhub.sandbox.crm.pubsub;

import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.revhub.sandbox.CertificateAuthority;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.SandboxProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The running API: a port with TLS, another without where it is wanted. */
public final class PubSub implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final EventBus bus;
    private final ManagedSubscriptions managed;
    private final PubSubService service;
    private final List<Server> servers = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sandbox-events");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Starts it.
     *
     * @param live whether a session is
     * @param organisation the org's id
     */
    public PubSub(
            SandboxProperties properties,
            Records records,
            Clock clock,
            List<Entity> entities,
            Predicate<String> live,
            String organisation) {
        EventSettings settings = EventSettings.of(properties.system("crm"));
        Catalogue catalogue = new Catalogue(entities, settings, records);
        this.bus = new EventBus(records, clock, catalogue);
        this.managed = new ManagedSubscriptions(records, catalogue);
        Sessions sessions = new Sessions(live, organisation);
        this.service = new PubSubService(bus, catalogue, managed, sessions, organisation, settings.keepAlive());
        servers.add(start(settings.port(), sessions, tls(CertificateAuthority.in(properties.folder()))));
        if (settings.plainPort() >= 0) {
            servers.add(start(settings.plainPort(), sessions, null));
        }
        // a write's thread only says that there is something: a slow subscriber must not hold it up
        bus.listen(() -> timer.execute(this::pump));
        timer.scheduleWithFixedDelay(this::pump, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pump() {
        service.each(subscription -> {
            try {
                subscription.pump();
            } catch (RuntimeException e) {
                subscription.fail(e);
            }
        });
    }

    private static SslContext tls(CertificateAuthority authority) {
        var certificate = authority.forLocalhost();
        try {
            return GrpcSslContexts.configure(
                            SslContextBuilder.forServer(certificate.key(), certificate.chain()), SslProvider.JDK)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Server start(int port, Sessions sessions, SslContext tls) {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .intercept(sessions)
                .addService(service.definition());
        if (tls != null) {
            builder.sslContext(tls);
        }
        try {
            return builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The CRM's port for events, " + port + " (revhub.sandbox.events-port), cannot be opened", e);
        }
    }

    public EventBus bus() {
        return bus;
    }

    public ManagedSubscriptions managed() {
        return managed;
    }

    /** The port with TLS. */
    public int port() {
        return servers.get(0).getPort();
    }

    /** Ends all streams as if all were well. */
    void endStreams() {
        service.each(Subscription::end);
    }

    /** Sends nothing more on the streams that are open, not even signs of life. */
    void muteStreams() {
        service.each(Subscription::mute);
    }

    /** Ends all streams as if the service broke down. */
    void breakStreams() {
        service.each(subscription -> subscription.fail(BusError.UNAVAILABLE.exception()));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        servers.forEach(Server::shutdownNow);
        servers.forEach(server -> {
            try {
                server.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
