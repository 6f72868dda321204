package io.revhub.sandbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * The faults set on one simulated system; a valve, because only there a connection can be cut. What is below {@code
 * /_sandbox} meets none: they could not be cleared otherwise. They are forgotten when the system stops. Thread-safe.
 */
public final class Faults extends ValveBase {

    private static final String UNTOUCHED = "/_sandbox";
    private static final String LOG_IN = "Authorization";

    private final Clock realTime;
    private final List<SetFault> set = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private long numbers;

    /**
     * @param number under which it can be cleared
     * @param hits how often it has hit
     */
    public record Shown(
            long number, int hits, @JsonUnwrapped Fault fault) {}

    /** What something that the system sends meets, and for how long. */
    record Hit(Fault.Kind kind, long millis) {}

    /** What one request meets: waits add up, and one fault ends it. */
    private record Met(long latency, long drip, Fault fault) {}

    Faults(Clock realTime) {
        super(true);
        this.realTime = realTime;
    }

    public synchronized void set(Fault fault) {
        set.add(new SetFault(++numbers, fault));
    }

    public synchronized void clear() {
        set.clear();
    }

    /** Clears one; one that is unknown or spent is no error. */
    public synchronized void clear(long number) {
        set.removeIf(fault -> fault.number() == number);
    }

    /** What is set and not spent, in the order in which it was set. */
    public synchronized List<Shown> list() {
        forgetOld();
        return set.stream().map(SetFault::shown).toList();
    }

    /** How many requests the system works on now, those below {@code /_sandbox} aside. */
    public int underWay() {
        return underWay.get();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getRequestURI().startsWith(UNTOUCHED)) {
            getNext().invoke(request, response);
            return;
        }
        underWay.incrementAndGet();
        try {
            meet(request, response);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void meet(Request request, Response response) throws IOException, ServletException {
        Met met = met(request);
        pause(met.latency());
        if (met.drip() > 0) {
            request.setAttribute(Drip.MILLIS, met.drip());
        }
        if (met.fault() == null) {
            getNext().invoke(request, response);
        } else {
            show(met.fault(), request, response);
        }
    }

    private void show(Fault fault, Request request, Response response) throws IOException, ServletException {
        switch (fault.kind()) {
            case OUTAGE -> cut(request);
            case CUT_AFTER_WRITE -> {
                // a suspended response swallows what is written, so nothing of the answer leaves early
                response.setSuspended(true);
                getNext().invoke(request, response);
                cut(request);
            }
            case EXPIRED_TOKEN -> {
                request.getCoyoteRequest().getMimeHeaders().removeHeader(LOG_IN);
                getNext().invoke(request, response);
            }
            case UNAVAILABLE -> refuse(response, 503, fault.retryAfter());
            case TOO_MANY_REQUESTS -> refuse(response, 429, Math.max(1, fault.retryAfter()));
            default -> error(response, fault);
        }
    }

    private static void refuse(Response response, int status, int retryAfter) throws IOException {
        if (retryAfter > 0) {
            response.setHeader("Retry-After", Integer.toString(retryAfter));
        }
        response.sendError(status);
    }

    private static void error(Response response, Fault fault) throws IOException {
        response.setStatus(fault.status() == 0 ? 500 : fault.status());
        String body = fault.body() == null ? "" : fault.body();
        response.setCharacterEncoding("UTF-8");
        response.setContentType(body.startsWith("{") || body.startsWith("[") ? "application/json" : "text/plain");
        response.getWriter().write(body);
    }

    private synchronized Met met(Request request) {
        long latency = 0;
        long drip = 0;
        forgetOld();
        for (SetFault candidate : set) {
            Fault fault = candidate.fault();
            boolean concerned = !fault.kind().ofPosts()
                    && (fault.kind() != Fault.Kind.EXPIRED_TOKEN || request.getHeader(LOG_IN) != null);
            if (!concerned || !candidate.hits(request.getMethod(), request.getRequestURI())) {
                continue;
            }
            switch (fault.kind()) {
                case LATENCY -> latency += candidate.lasts();
                case DRIP -> drip = candidate.lasts();
                default -> {
                    return new Met(latency, drip, fault);
                }
            }
        }
        return new Met(latency, drip, null);
    }

    /** What a post to this address meets. */
    synchronized Optional<Hit> met(String address, String body) {
        forgetOld();
        for (SetFault candidate : set) {
            if (candidate.fault().kind().ofPosts() && candidate.hits("POST", address + " " + body)) {
                return Optional.of(new Hit(candidate.fault().kind(), candidate.lasts()));
            }
        }
        return Optional.empty();
    }

    private void forgetOld() {
        set.removeIf(fault -> fault.over(realTime.instant()));
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void cut(Request request) {
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, new IOException("fault: connection cut"));
    }
}
