package io.revhub.route;

import io.revhub.workspace.Workspace;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Looks at the files every now and then, and has changed routes loaded once the files have stood still from one look to the
 * next: an editor that empties a file before it writes it anew is not caught half-way.
 */
final class RouteWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);

    private final Workspace workspace;
    private final RouteLoader loader;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "route-watch");
        watch.setDaemon(true);
        return watch;
    });
    private String lastLook;

    RouteWatch(Workspace workspace, RouteLoader loader) {
        this.workspace = workspace;
        this.loader = loader;
    }

    void start(Duration every) {
        thread.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            String now = workspace.revision();
            if (now.equals(lastLook)) {
                loader.load();
            }
            lastLook = now;
        } catch (RuntimeException e) {
            LOG.warn("The routes cannot be looked at now, those that run go on", e);
        }
    }

    /** Waits for a swap that is under way, so that the context does not stop in the middle of it. */
    @Override
    public void destroy() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(10, TimeUnit.SECONDS);
    }
}
