package io.revhub.connector.salesforce;

import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.revhub.connector.Systems.Settings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** The connection to the Pub/Sub API. TLS always, unless the address says {@code http://}: for trying without. */
final class EventChannel implements AutoCloseable {

    static final String DEFAULT = "api.pubsub.salesforce.com:7443";

    private static final String PLAIN = "http://";

    private final ManagedChannel channel;
    private final Settings settings;

    EventChannel(Settings settings) {
        this.settings = settings;
        String address = settings.options().getOrDefault("events", DEFAULT);
        NettyChannelBuilder builder = NettyChannelBuilder.forTarget(address.replaceFirst("^\\w+://", ""))
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.connectTimeout().toMillis());
        if (address.startsWith(PLAIN)) {
            builder.usePlaintext();
        } else {
            secure(builder, settings.options().getOrDefault("events-ca", ""));
        }
        this.channel = builder.build();
    }

    /** @param authority a file with the certificates that are trusted; empty: those that Java trusts */
    private static void secure(NettyChannelBuilder builder, String authority) {
        SslContextBuilder tls = SslContextBuilder.forClient();
        if (!authority.isEmpty()) {
            tls.trustManager(new File(authority));
        }
        try {
            builder.sslContext(GrpcSslContexts.configure(tls, SslProvider.JDK).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PubSubGrpc.PubSubStub calls(Session session) {
        return PubSubGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(session)));
    }

    String schema(Session session, String id) {
        return PubSubGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(session)))
                .withDeadlineAfter(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .getSchema(SchemaRequest.newBuilder().setSchemaId(id).build())
                .getSchemaJson();
    }

    private static Metadata headers(Session session) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("accesstoken", Metadata.ASCII_STRING_MARSHALLER), session.token());
        headers.put(Metadata.Key.of("instanceurl", Metadata.ASCII_STRING_MARSHALLER), session.instance());
        headers.put(Metadata.Key.of("tenantid", Metadata.ASCII_STRING_MARSHALLER), session.organisation());
        return headers;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
