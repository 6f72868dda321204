package io.revhub.sandbox;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** The faults set on one simulated system; a valve, because only there a connection can be cut. */
public final class Faults extends ValveBase {

    private final List<Fault> set = new ArrayList<>();

    public Faults() {
        super(true);
    }

    public synchronized void set(Fault fault) {
        set.add(fault);
    }

    public synchronized void clear() {
        set.clear();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Optional<Fault.Kind> kind = next(request.getMethod(), request.getRequestURI());
        if (kind.isEmpty()) {
            getNext().invoke(request, response);
            return;
        }
        switch (kind.get()) {
            case OUTAGE -> cut(request);
            case CUT_AFTER_WRITE -> {
                // a suspended response swallows what is written, so nothing of the answer leaves early
                response.setSuspended(true);
                getNext().invoke(request, response);
                cut(request);
            }
            case UNAVAILABLE -> response.sendError(503);
            case TOO_MANY_REQUESTS -> {
                response.setHeader("Retry-After", "1");
                response.sendError(429);
            }
        }
    }

    private synchronized Optional<Fault.Kind> next(String method, String path) {
        for (int i = 0; i < set.size(); i++) {
            Fault fault = set.get(i);
            if (fault.fits(method, path)) {
                spend(i, fault);
                return Optional.of(fault.kind());
            }
        }
        return Optional.empty();
    }

    private void spend(int index, Fault fault) {
        if (fault.times() == 1) {
            set.remove(index);
        } else if (fault.times() != Integer.MAX_VALUE) {
            set.set(index, new Fault(fault.kind(), fault.method(), fault.path(), fault.times() - 1));
        }
    }

    private static void cut(Request request) {
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, new IOException("fault: connection cut"));
    }
}
