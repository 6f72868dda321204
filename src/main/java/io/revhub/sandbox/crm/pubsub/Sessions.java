package io.revhub.sandbox.crm.pubsub;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.UUID;
import java.util.function.Predicate;

/** Lets calls pass that name a live session, the instance and the right org. */
final class Sessions implements ServerInterceptor {

    /** The call's session, to be asked for again while a stream lives. */
    static final Context.Key<String> TOKEN = Context.key("token");

    private final Predicate<String> live;
    private final String organisation;

    Sessions(Predicate<String> live, String organisation) {
        this.live = live;
        this.organisation = organisation;
    }

    boolean isLive(String token) {
        return live.test(token);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String token = header(headers, "accesstoken");
        String tenant = header(headers, "tenantid");
        if (token == null || tenant == null || header(headers, "instanceurl") == null) {
            return refuse(call, BusError.HEADERS);
        }
        if (!live.test(token) || !organisation.startsWith(tenant.substring(0, Math.min(15, tenant.length())))) {
            return refuse(call, BusError.AUTHENTICATION);
        }
        return Contexts.interceptCall(Context.current().withValue(TOKEN, token), call, headers, next);
    }

    private static String header(Metadata headers, String name) {
        return headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }

    private static <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, BusError error) {
        call.close(error.status(), error.trailers(UUID.randomUUID().toString()));
        return new ServerCall.Listener<>() {};
    }
}
