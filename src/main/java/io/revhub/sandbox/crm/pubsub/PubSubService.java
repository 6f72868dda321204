package io.revhub.sandbox.crm.pubsub;

import com.google.protobuf.DynamicMessage;
import com.salesforce.eventbus.protobuf.Error;
import com.salesforce.eventbus.protobuf.ErrorCode;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.ProducerEvent;
import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.PublishRequest;
import com.salesforce.eventbus.protobuf.PublishResponse;
import com.salesforce.eventbus.protobuf.PublishResult;
import com.salesforce.eventbus.protobuf.SchemaInfo;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import com.salesforce.eventbus.protobuf.TopicInfo;
import com.salesforce.eventbus.protobuf.TopicRequest;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.revhub.sandbox.crm.pubsub.Catalogue.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The calls of the API. */
final class PubSubService extends PubSubGrpc.PubSubImplBase {

    private final EventBus bus;
    private final Catalogue catalogue;
    private final Sessions sessions;
    private final String organisation;
    private final Duration keepAlive;
    private final ManagedSubscriptions managed;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Map<String, Subscription> holders = new ConcurrentHashMap<>();

    PubSubService(
            EventBus bus,
            Catalogue catalogue,
            ManagedSubscriptions managed,
            Sessions sessions,
            String organisation,
            Duration keepAlive) {
        this.bus = bus;
        this.catalogue = catalogue;
        this.managed = managed;
        this.sessions = sessions;
        this.organisation = organisation;
        this.keepAlive = keepAlive;
    }

    @Override
    public void getTopic(TopicRequest request, StreamObserver<TopicInfo> client) {
        answer(client, () -> {
            Topic topic = topic(request.getTopicName());
            return TopicInfo.newBuilder()
                    .setTopicName(topic.name())
                    .setTenantGuid("core/sandbox/" + organisation)
                    .setCanPublish(topic.publishable())
                    .setCanSubscribe(true)
                    .setSchemaId(topic.schema() == null ? "" : topic.schema().id())
                    .setRpcId(UUID.randomUUID().toString())
                    .build();
        });
    }

    @Override
    public void getSchema(SchemaRequest request, StreamObserver<SchemaInfo> client) {
        answer(
                client,
                () -> SchemaInfo.newBuilder()
                        .setSchemaId(request.getSchemaId())
                        .setSchemaJson(
                                catalogue.schema(request.getSchemaId()).orElseThrow(BusError.NO_SCHEMA::exception))
                        .setRpcId(UUID.randomUUID().toString())
                        .build());
    }

    @Override
    public StreamObserver<FetchRequest> subscribe(StreamObserver<FetchResponse> client) {
        return new PlainStream(this, client);
    }

    /** The call that the stubs do not have. */
    StreamObserver<DynamicMessage> managedSubscribe(StreamObserver<DynamicMessage> client) {
        return new ManagedStream(this, managed, client);
    }

    /** All calls of the API. */
    ServerServiceDefinition definition() {
        ServerServiceDefinition.Builder all = ServerServiceDefinition.builder(ManagedMessages.SERVICE);
        bindService().getMethods().forEach(all::addMethod);
        return all.addMethod(ManagedMessages.SUBSCRIBE, ServerCalls.asyncBidiStreamingCall(this::managedSubscribe))
                .build();
    }

    /** A subscriber of the session that is calling. */
    Subscription subscription(Subscription.Client client) {
        Subscription subscription = new Subscription(this, client, Sessions.TOKEN.get(), keepAlive);
        subscriptions.removeIf(Subscription::isEnded);
        subscriptions.add(subscription);
        return subscription;
    }

    /** A managed subscription serves one client at a time. */
    void take(String id, Subscription subscription) {
        Subscription holder =
                holders.compute(id, (same, before) -> before == null || before.isEnded() ? subscription : before);
        if (holder != subscription) {
            throw BusError.MANAGED_ACTIVE.exception();
        }
    }

    Instant now() {
        return bus.now();
    }

    @Override
    public void publish(PublishRequest request, StreamObserver<PublishResponse> client) {
        answer(client, () -> published(request));
    }

    @Override
    public StreamObserver<PublishRequest> publishStream(StreamObserver<PublishResponse> client) {
        return new StreamObserver<>() {
            private String topic = "";

            @Override
            public void onNext(PublishRequest request) {
                topic = request.getTopicName().isEmpty() ? topic : request.getTopicName();
                try {
                    client.onNext(
                            published(request.toBuilder().setTopicName(topic).build()));
                } catch (RuntimeException e) {
                    client.onError(e);
                }
            }

            @Override
            public void onError(Throwable gone) {
                // the client has ended it
            }

            @Override
            public void onCompleted() {
                client.onCompleted();
            }
        };
    }

    private PublishResponse published(PublishRequest request) {
        Topic topic = topic(request.getTopicName());
        if (!topic.publishable()) {
            throw BusError.NOT_PUBLISHABLE.exception();
        }
        PublishResponse.Builder response = PublishResponse.newBuilder()
                .setSchemaId(topic.schema().id())
                .setRpcId(UUID.randomUUID().toString());
        request.getEventsList().forEach(event -> response.addResults(published(topic, event)));
        return response.build();
    }

    private PublishResult published(Topic topic, ProducerEvent event) {
        String id = event.getId().isEmpty() ? UUID.randomUUID().toString() : event.getId();
        PublishResult.Builder result = PublishResult.newBuilder().setCorrelationKey(id);
        byte[] payload = event.getPayload().toByteArray();
        try {
            if (!event.getSchemaId().equals(topic.schema().id())) {
                throw new IllegalArgumentException("The schema ID is not the topic's.");
            }
            topic.schema().check(payload);
        } catch (IllegalArgumentException e) {
            return result.setError(Error.newBuilder().setCode(ErrorCode.PUBLISH).setMsg(e.getMessage()))
                    .build();
        }
        String source = topic.sources().iterator().next();
        List<Event> events = bus.publish(source, topic.schema(), List.of(payload), index -> id);
        return result.setReplayId(ReplayId.of(events.get(0).replay())).build();
    }

    private static <A> void answer(StreamObserver<A> client, Supplier<A> work) {
        try {
            client.onNext(work.get());
            client.onCompleted();
        } catch (RuntimeException e) {
            client.onError(e);
        }
    }

    Topic topic(String name) {
        return catalogue.topic(name).orElseThrow(BusError.NO_TOPIC::exception);
    }

    EventLog log() {
        return bus.log();
    }

    boolean isLive(String token) {
        return sessions.isLive(token);
    }

    void each(Consumer<Subscription> work) {
        subscriptions.removeIf(Subscription::isEnded);
        subscriptions.forEach(work);
    }
}
