package io.revhub.sandbox.crm.pubsub;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.UUID;

/** The errors of the API: a status, and in the trailers the code that says more. */
enum BusError {
    HEADERS(
            Status.UNAUTHENTICATED,
            "service.auth.headers.invalid",
            "The authentication headers are missing or invalid."),
    AUTHENTICATION(Status.UNAUTHENTICATED, "service.auth.error", "An authentication exception occurred."),
    NO_TOPIC(Status.NOT_FOUND, "topic.not.found", "The topic wasn't found."),
    NO_SCHEMA(Status.NOT_FOUND, "schema.not.found", "The schema wasn't found."),
    NOT_PUBLISHABLE(Status.PERMISSION_DENIED, "publish.topic.unauthorized", "Publishing to the topic isn't allowed."),
    REQUESTED_EVENTS(
            Status.INVALID_ARGUMENT,
            "subscription.fetch.requested.events.invalid",
            "The number of requested events must be between 1 and 100."),
    OTHER_TOPIC(
            Status.INVALID_ARGUMENT,
            "subscription.topic.invalid",
            "The topic can't be changed while the stream is open."),
    NO_MANAGED(Status.NOT_FOUND, "managed.subscription.not.found", "The managed subscription wasn't found."),
    MANAGED_NOT_RUNNING(
            Status.FAILED_PRECONDITION,
            "managed.subscription.not.running",
            "The managed subscription isn't in the RUN state."),
    MANAGED_ACTIVE(
            Status.ALREADY_EXISTS,
            "managed.subscription.already.active",
            "The managed subscription is already active."),
    REPLAY_ID(
            Status.INVALID_ARGUMENT,
            "subscription.fetch.replayid.validation.failed",
            "The Replay ID validation failed. Ensure that the Replay ID is valid."),
    REPLAY_ID_CORRUPTED(
            Status.INVALID_ARGUMENT,
            "subscription.fetch.replayid.corrupted",
            "The Replay ID is corrupted. Ensure that the Replay ID is valid and within the retention window."),
    UNAVAILABLE(Status.UNAVAILABLE, "service.unavailable", "The service is unavailable.");

    static final String PREFIX = "sfdc.platform.eventbus.grpc.";

    private static final Metadata.Key<String> CODE = Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> RPC = Metadata.Key.of("rpc-id", Metadata.ASCII_STRING_MARSHALLER);

    private final Status status;
    private final String code;
    private final String words;

    BusError(Status status, String code, String words) {
        this.status = status;
        this.code = code;
        this.words = words;
    }

    StatusRuntimeException exception() {
        String rpc = UUID.randomUUID().toString();
        return new StatusRuntimeException(status.withDescription(words + " rpcId: " + rpc), trailers(rpc));
    }

    Status status() {
        return status.withDescription(words);
    }

    Metadata trailers(String rpc) {
        Metadata trailers = new Metadata();
        trailers.put(CODE, PREFIX + code);
        trailers.put(RPC, rpc);
        return trailers;
    }
}
