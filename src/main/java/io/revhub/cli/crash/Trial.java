package io.revhub.cli.crash;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.OwnProcess;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Table;
import io.revhub.cli.client.Unreachable;
import io.revhub.cli.client.Web;
import io.revhub.cli.demo.Hub;
import io.revhub.delivery.CrashPoints;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One run: kill after kill while people work and systems fail, then peace, then the comparison. */
public final class Trial {

    /** With so many kills each crash point must have been among them. */
    private static final int ENOUGH_FOR_EACH_POINT = 6 * CrashPoints.NAMES.size();

    private static final Duration UNTIL_POINT = Duration.ofSeconds(8);
    private static final int LONGEST_LIFE_MILLIS = 3_000;
    private static final int START_MILLIS = 9_000;
    private static final Duration UNTIL_WELL = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Plan plan;
    private final Path folder;
    private final PrintWriter out;
    private final Settings settings;
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
     *     database} these are processes of their own; with {@code hub-1}, {@code hub-2} there are so many hubs, and the hub's
     *     is the address before them
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
        this.settings = new Settings(this.folder, plan.ports());
        this.installation = Installation.with(settings.ofHub());
        this.random = new Random(plan.seed());
        this.people = new People(installation, filesOf(), random);
        this.mischief = new Mischief(installation, random);
    }

    /** @return whether nothing was lost, nothing done twice, and nothing left unexplained */
    public boolean run() throws InterruptedException {
        QuickStart quick = QuickStart.of(folder.resolve("program"));
        OwnProcess sandbox = OwnProcess.start(
                null,
                folder.resolve("sandbox.log"),
                List.of("-XX:TieredStopAtLevel=1"),
                settings.ofSandbox(),
                List.of("sandbox"));
        try (Servers servers = new Servers(folder, quick, plan.ports())) {
            awaitLandscape(sandbox);
            return run(servers, quick);
        } finally {
            sandbox.close();
        }
    }

    private boolean run(Servers servers, QuickStart quick) throws InterruptedException {
        Map<String, String> there = plan.isExternal() ? servers.start() : Map.of();
        List<String> several = settings.hubs();
        List<Integer> ports = several.stream().map(plan.ports()::get).toList();
        try (Front front = several.isEmpty() ? null : new Front(plan.ports().get("hub"), ports);
                Hubs hubs = new Hubs(onTrial(several, there, quick), random)) {
            if (quick.isToLearn()) {
                hubs.learn();
            }
            for (int round = 1; round <= plan.kills() && !isEnough(); round++) {
                round(round, hubs, servers);
                kills = round;
            }
            mischief.end();
            Verdict verdict = peace(hubs);
            everyPointWasVisited(verdict);
            if (notWell > 0) {
                verdict.found(Verdict.Fault.UNEXPLAINED, notWell + " times a hub did not become well again");
            }
            Duration stop = hubs.stop();
            tell(verdict, stop);
            return verdict.isGood() && stop.compareTo(LONGEST_STOP) < 0;
        }
    }

    private List<HubOnTrial> onTrial(List<String> several, Map<String, String> servers, QuickStart quick) {
        return (several.isEmpty() ? List.of("hub") : several)
                .stream()
                        .map(name -> {
                            Map<String, String> of = several.isEmpty() ? settings.ofHub() : settings.ofHub(name);
                            of.putAll(servers);
                            return new HubOnTrial(of, Installation.with(of), folder.resolve(name + ".log"), quick);
                        })
                        .toList();
    }

    /** Where partners drop files: of several hubs only one looks there. */
    private Path filesOf() {
        return folder.resolve(settings.hubs().stream().findFirst().orElse("hub"));
    }

    private void round(int round, Hubs hubs, Servers servers) throws InterruptedException {
        boolean named = round % 3 == 0;
        String point = named ? rarest() : null;
        HubOnTrial hub = hubs.start(point, 1 + random.nextInt(4));
        boolean whileStarting = !named && random.nextInt(4) == 0;
        if (whileStarting) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(START_MILLIS));
        } else if (hub.comesUp()) {
            work(round);
            if (plan.isExternal() && !named) {
                strike(hubs, servers);
            }
            if (named) {
                hub.halts(UNTIL_POINT);
            } else {
                hub = hubs.any();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
            }
        }
        String how = named && !hub.isAlive() ? point : whileStarting ? "while it started" : "at a random moment";
        livesOn(hubs, hub, named);
        boolean all = !named && hubs.killsAll();
        hub.kill();
        killed.merge(all ? "with all others" : how, 1, Integer::sum);
        out.printf(Locale.ROOT, "%s kill %d of %d: %s%n", Instant.now(), round, plan.kills(), all ? "all" : how);
        out.flush();
    }

    /** A hub that ends without having been killed is not well. */
    private void livesOn(Hubs hubs, HubOnTrial hub, boolean named) {
        long ended = hubs.endedByThemselves(named ? hub : null);
        if (ended > 0) {
            out.println("A hub has ended by itself; the logs are in " + folder);
            notWell += (int) ended;
        }
    }

    /** Broker or database are away for a moment, killed or in order; the hub has to live through it. */
    private void strike(Hubs hubs, Servers servers) throws InterruptedException {
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
        if (!hubs.recover(UNTIL_WELL)) {
            out.println("After the " + server + " was away the hub is not well; the logs are in " + folder);
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
    private void work(int round) {
        mischief.end("crm");
        people.work((round - 1) % plan.dealEvery() == 0);
        if (random.nextInt(4) == 0) {
            mischief.end("billing");
            people.pay(new Hub(api()));
        }
        mischief.end("shop");
        mischief.end("erp");
        if (round % plan.dealEvery() == plan.dealEvery() / 2) {
            people.order();
        }
        people.serve(new Hub(api()));
        mischief.begin();
    }

    /** All systems work, nobody enters anything any more: everything has to come to its end. */
    private Verdict peace(Hubs hubs) throws InterruptedException {
        hubs.start(null, 0);
        hubs.comeUp();
        Verdict best = null;
        long progress = System.nanoTime();
        while (true) {
            TimeUnit.SECONDS.sleep(3);
            try {
                people.serve(new Hub(api()));
                people.pay(new Hub(api()));
                Verdict now = new Comparison(people, api()).compare();
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

    private Web api() {
        return installation.api("engineer", installation.users().get("engineer").plainPassword());
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
}
