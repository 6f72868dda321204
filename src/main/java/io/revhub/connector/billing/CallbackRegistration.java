package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.Systems;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Registers the hub's callback with each Kill Bill that has the option {@code callback-url}, at start and again when it is
 * gone. Without that option nothing is registered, and what happens in billing is found by catching up.
 */
@Component
class CallbackRegistration implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRegistration.class);
    private static final String PATH = "/tenants/registerNotificationCallback";
    private static final String URL = "callback-url";
    private static final long EVERY_SECONDS = 30;

    private final List<KillBill> killBills;
    private ScheduledExecutorService timer;

    CallbackRegistration(Systems systems, HttpClient client) {
        Map<String, Systems.Settings> all = systems.systems() == null ? Map.of() : systems.systems();
        this.killBills = all.entrySet().stream()
                .filter(system ->
                        !system.getValue().options().getOrDefault(URL, "").isBlank())
                .map(system -> KillBill.of(system.getKey(), system.getValue(), client))
                .toList();
    }

    /** Registers the callbacks that are not there. */
    void register() {
        for (KillBill killBill : killBills) {
            try {
                register(killBill);
            } catch (RuntimeException e) {
                LOG.info("The callback cannot be registered with {} now: {}", killBill.system(), e.getMessage());
            }
        }
    }

    private static void register(KillBill killBill) {
        String url = url(killBill.settings());
        Answer now = killBill.get(PATH);
        for (JsonNode there : now.body().path("values")) {
            if (there.asText().equals(url)) {
                return;
            }
        }
        Answer answer = now.isGood() ? killBill.post(PATH + "?cb=" + JsonHttp.encoded(url), null) : now;
        if (answer.isGood()) {
            LOG.info("The hub's callback is registered with {}", killBill.system());
        } else {
            LOG.warn("{} does not take the hub's callback: {}", killBill.system(), answer.said());
        }
    }

    private static String url(Systems.Settings settings) {
        String url = settings.option(URL);
        String secret = JsonHttp.encoded(settings.option("callback-secret"));
        return url + (url.contains("?") ? "&" : "?") + "secret=" + secret;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "killbill-callback");
            thread.setDaemon(true);
            return thread;
        });
        if (!killBills.isEmpty()) {
            timer.scheduleWithFixedDelay(this::register, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        timer.shutdownNow();
        timer = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
