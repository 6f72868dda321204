package io.revhub.cli.crash;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.OwnProcess;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Table;
import io.revhub.cli.client.Unreachable;
import io.revhub.cli.demo.Hub;
import io.revhub.delivery.CrashPoints;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One run: kill after kill while people work and systems fail, then peace, then the comparison. */
public final class Trial {

    /** With so many kills each crash point must have been among them. */
    private static final int ENOUGH_FOR_EACH_POINT = 6 * CrashPoints.NAMES.size();

    private static final Set<String> SERVERS = Set.of("broker", "database");
    private static final Duration UNTIL_POINT = Duration.ofSeconds(8);
    private static final int LONGEST_LIFE_MILLIS = 3_000;
    private static final int START_MILLIS = 9_000;
    private static final Duration UNTIL_WELL = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Plan plan;
    private final Path folder;
    private final PrintWriter out;
    private final Installation installation;
    private final Random random;
    private final People people;
    private final Mischief mischief;
    private final Map<String, Integer> killed = new TreeMap<>();
    private int kills;
    private int notWell;

    /**
     * How much of what.
     *
     * @param kills how often the hub is killed
     * @param seed repeats a run, as far as processes can be made to
     * @param dealEvery every how many kills a deal is made
     * @param patience how long the hub has at the end without getting any further
     * @param ports of the hub, of each simulated system, and of the CRM's events, by name; with {@code broker} and {@code
     *     database} these are processes of their own
     */
    public record Plan(int kills, long seed, int dealEvery, Duration patience, Map<String, Integer> ports) {

        boolean isExternal() {
            return ports.containsKey("broker");
        }
    }

    /** @param folder for the data and logs of all processes */
    public Trial(Plan plan, Path folder, PrintWriter out) {
        this.plan = plan;
        this.folder = folder.toAbsolutePath();
        this.out = out;
        this.installation = Installation.with(settings("hub"));
        this.random = new Random(plan.seed());
        this.people = new People(installation, this.folder.resolve("hub"), random);
        this.mischief = new Mischief(installation, random);
    }

    /** @return whether nothing was lost, nothing done twice, and nothing left unexplained */
    public boolean run() throws InterruptedException {
        QuickStart quick = QuickStart.of(folder.resolve("program"));
        OwnProcess sandbox = OwnProcess.start(
                null,
                folder.resolve("sandbox.log"),
                List.of("-XX:TieredStopAtLevel=1"),
                environment(settings("sandbox")),
                List.of("sandbox"));
        Map<String, String> settings = settings("hub");
        try (Servers servers = new Servers(folder, quick, plan.ports());
                HubOnTrial hub = new HubOnTrial(settings, installation, folder.resolve("hub.log"), quick)) {
            awaitLandscape(sandbox);
            if (plan.isExternal()) {
                settings.putAll(servers.start());
            }
            learn(hub, quick);
            for (int round = 1; round <= plan.kills() && !isEnough(); round++) {
                round(round, hub, servers);
                kills = round;
            }
            mischief.end();
            Verdict verdict = peace(hub);
            everyPointWasVisited(verdict);
            if (notWell > 0) {
                verdict.found(Verdict.Fault.UNEXPLAINED, notWell + " times the hub did not become well again");
            }
            Duration stop = hub.stop();
            tell(verdict, stop);
            return verdict.isGood() && stop.compareTo(LONGEST_STOP) < 0;
        } finally {
            sandbox.close();
        }
    }

    /** The first start, from which the later ones take their classes; nothing is entered yet. */
    private static void learn(HubOnTrial hub, QuickStart quick) throws InterruptedException {
        if (quick.isToLearn()) {
            hub.learn();
        }
    }

    private void round(int round, HubOnTrial hub, Servers servers) throws InterruptedException {
        boolean named = round % 3 == 0;
        String point = named ? rarest() : null;
        hub.start(point, 1 + random.nextInt(4));
        boolean whileStarting = !named && random.nextInt(4) == 0;
        if (whileStarting) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(START_MILLIS));
        } else if (hub.comesUp()) {
            work(round, hub);
            if (plan.isExternal() && !named) {
                strike(hub, servers);
            }
            if (named) {
                hub.halts(UNTIL_POINT);
            } else {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
            }
        }
        String how = !hub.isAlive() ? point : whileStarting ? "while it started" : "at a random moment";
        hub.kill();
        killed.merge(String.valueOf(how), 1, Integer::sum);
        out.printf(Locale.ROOT, "%s kill %d of %d: %s%n", Instant.now(), round, plan.kills(), how);
        out.flush();
    }

    /** Broker or database are away for a moment, killed or in order; the hub has to live through it. */
    private void strike(HubOnTrial hub, Servers servers) throws InterruptedException {
        String server = random.nextBoolean() ? "broker" : "database";
        boolean kills = random.nextInt(3) > 0;
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        if (kills) {
            servers.kill(server);
        } else {
            servers.stop(server);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        servers.start(server);
        killed.merge(server + (kills ? " killed" : " restarted") + " beside the hub", 1, Integer::sum);
        if (!hub.recovers(UNTIL_WELL)) {
            out.println(
                    "After the " + server + " was away the hub is not well; its log is " + folder.resolve("hub.log"));
            notWell++;
        }
    }

    /** The crash point at which the hub was killed least often so far. */
    private String rarest() {
        return CrashPoints.NAMES.stream()
                .min(Comparator.comparing(point -> killed.getOrDefault(point, 0)))
                .orElseThrow();
    }

    /** People work with systems that are in order: what fails for them is not what is tried here. */
    private void work(int round, HubOnTrial hub) {
        mischief.end("crm");
        people.work((round - 1) % plan.dealEvery() == 0);
        if (random.nextInt(4) == 0) {
            mischief.end("billing");
            people.pay(new Hub(hub.api()));
        }
        mischief.end("shop");
        mischief.end("erp");
        if (round % plan.dealEvery() == plan.dealEvery() / 2) {
            people.order();
        }
        people.serve(new Hub(hub.api()));
        mischief.begin();
    }

    /** All systems work, nobody enters anything any more: everything has to come to its end. */
    private Verdict peace(HubOnTrial hub) throws InterruptedException {
        hub.start(null, 0);
        hub.comesUp();
        Verdict best = null;
        long progress = System.nanoTime();
        while (true) {
            TimeUnit.SECONDS.sleep(3);
            try {
                people.serve(new Hub(hub.api()));
                people.pay(new Hub(hub.api()));
                Verdict now = new Comparison(people, hub.api()).compare();
                if (now.isGood()
                        || System.nanoTime() - progress > plan.patience().toNanos()) {
                    return now;
                }
                if (best == null || now.size() < best.size()) {
                    best = now;
                    progress = System.nanoTime();
                    out.println(Instant.now() + " still open: " + now.size());
                    out.flush();
                }
            } catch (Refused | Unreachable e) {
                out.println("The comparison is repeated: " + e.getMessage());
            }
        }
    }

    /** A long run is ended in order by a file of this name in its folder. */
    private boolean isEnough() {
        return Files.exists(folder.resolve("enough"));
    }

    private void everyPointWasVisited(Verdict verdict) {
        if (kills >= ENOUGH_FOR_EACH_POINT) {
            CrashPoints.NAMES.stream()
                    .filter(point -> !killed.containsKey(point))
                    .forEach(point -> verdict.found(Verdict.Fault.UNEXPLAINED, "The hub was never killed " + point));
        }
    }

    private void tell(Verdict verdict, Duration stop) {
        verdict.sentences().forEach(out::println);
        Table table = new Table();
        killed.forEach(
                (how, times) -> table.row(how.contains("beside") ? how : "killed " + how, String.valueOf(times)));
        mischief.count().forEach((kind, times) -> table.row("fault " + kind, String.valueOf(times)));
        table.lines().forEach(out::println);
        verdict.table().forEach(out::println);
        out.println("  graceful stop " + stop.toMillis() + " ms");
        out.println("  seed " + plan.seed());
        out.println(verdict.line(kills));
        out.flush();
    }

    private void awaitLandscape(OwnProcess sandbox) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        for (Installation.Simulated system : installation.sandbox().values()) {
            while (!Listening.at(system.port())) {
                if (!sandbox.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("The sandbox does not start; its log is " + sandbox.log());
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private Map<String, String> settings(String process) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("revhub.data", folder.resolve(process).toString());
        plan.ports().forEach((who, port) -> {
            if (!SERVERS.contains(who)) {
                settings.put(setting(who), port.toString());
            }
        });
        settings.put("revhub.sandbox.folder", folder.resolve("sandbox/sandbox").toString());
        if (process.equals("hub")) {
            // the sandbox's addresses and log-ins, without the sandbox
            settings.put("spring.config.additional-location", "file:config/application-sandbox.yaml");
        } else {
            settings.put("revhub.sandbox.start", Instant.now().toString());
        }
        return settings;
    }

    private static String setting(String who) {
        return switch (who) {
            case "hub" -> "server.port";
            case "events" -> "revhub.sandbox.events-port";
            case "erp-events" -> "revhub.sandbox.erp-events-port";
            default -> "revhub.sandbox.systems." + who + ".port";
        };
    }

    private static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) ->
                environment.put(name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_'), value));
        return environment;
    }
}
