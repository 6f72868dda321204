package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslProvider;
import io.revhub.sandbox.TestLandscape;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** A plain gRPC client of the simulated Pub/Sub API, over TLS. */
final class EventClient implements AutoCloseable {

    private final URI crm = TestLandscape.with(Salesforce.SYSTEM).address("crm");
    private final ManagedChannel channel;
    private final Metadata headers = new Metadata();

    EventClient(String token) throws IOException {
        int port = new ObjectMapper()
                .readTree(sandbox("GET", "", null))
                .get("port")
                .intValue();
        var trust = GrpcSslContexts.configure(
                        io.netty.handler.ssl.SslContextBuilder.forClient()
                                .trustManager(
                                        TestLandscape.folder().resolve("ca.pem").toFile()),
                        SslProvider.JDK)
                .build();
        channel = NettyChannelBuilder.forAddress("localhost", port)
                .sslContext(trust)
                .build();
        header("accesstoken", token);
        header("instanceurl", crm.toString());
        header("tenantid", Seed.ORGANISATION);
    }

    private void header(String name, String value) {
        headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    }

    /** A call of the sandbox's own API for events. @param body JSON; null: none */
    String sandbox(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(crm.resolve("/_sandbox/events" + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(answer.body());
            }
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    PubSubGrpc.PubSubBlockingStub calls() {
        return PubSubGrpc.newBlockingStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** For calls that the stubs do not have. */
    Channel channel() {
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    Stream subscribe(FetchRequest first) {
        return new Stream(first);
    }

    /** An event with its schema. */
    GenericRecord decoded(ConsumerEvent event) {
        try {
            byte[] payload = event.getEvent().getPayload().toByteArray();
            return new GenericDatumReader<GenericRecord>(schema(event.getEvent().getSchemaId()))
                    .read(null, DecoderFactory.get().binaryDecoder(payload, null));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Schema schema(String id) {
        String json = calls().getSchema(
                        SchemaRequest.newBuilder().setSchemaId(id).build())
                .getSchemaJson();
        return new Schema.Parser().parse(json);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** What a subscription was sent. */
    final class Stream implements StreamObserver<FetchResponse> {

        final List<FetchResponse> responses = new CopyOnWriteArrayList<>();
        private final StreamObserver<FetchRequest> requests;
        private volatile Throwable failure;
        private volatile boolean completed;

        private Stream(FetchRequest first) {
            requests = PubSubGrpc.newStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .subscribe(this);
            requests.onNext(first);
        }

        void more(int events) {
            requests.onNext(FetchRequest.newBuilder().setNumRequested(events).build());
        }

        List<ConsumerEvent> events() {
            List<ConsumerEvent> events = new ArrayList<>();
            responses.forEach(response -> events.addAll(response.getEventsList()));
            return events;
        }

        /** The status and the code of the error that ended it. */
        String error() {
            if (failure == null) {
                return "";
            }
            Metadata trailers = Status.trailersFromThrowable(failure);
            String code = trailers.get(Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER));
            return Status.fromThrowable(failure).getCode() + " " + code;
        }

        boolean completed() {
            return completed;
        }

        @Override
        public void onNext(FetchResponse response) {
            responses.add(response);
        }

        @Override
        public void onError(Throwable why) {
            failure = why;
        }

        @Override
        public void onCompleted() {
            completed = true;
        }
    }
}
