package io.revhub.cli.crash;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The hub, or the hubs, of a run; of several all but the one that was killed last live on. */
final class Hubs implements AutoCloseable {

    private static final int BOTH_EVERY = 6;

    private final List<HubOnTrial> all;
    private final Random random;
    private HubOnTrial starting;

    Hubs(List<HubOnTrial> all, Random random) {
        this.all = List.copyOf(all);
        this.random = random;
        this.starting = all.get(0);
    }

    private boolean areSeveral() {
        return all.size() > 1;
    }

    /** The first start, from which the later ones take their classes. */
    void learn() throws InterruptedException {
        all.get(0).learn();
    }

    /**
     * Starts whoever does not live.
     *
     * @param crashPoint where the one that is tried halts by itself; null: nowhere
     * @param visit at which visit of that point; where the work is shared it comes there less often
     * @return the one that is tried
     */
    HubOnTrial start(String crashPoint, int visit) {
        starting = all.stream().filter(hub -> !hub.isAlive()).findFirst().orElse(starting);
        for (HubOnTrial hub : all) {
            if (!hub.isAlive()) {
                hub.start(hub == starting ? crashPoint : null, areSeveral() ? (visit + 1) / 2 : visit);
            }
        }
        return starting;
    }

    /** Waits until all are up, or have ended. */
    void comeUp() throws InterruptedException {
        for (HubOnTrial hub : all) {
            hub.comesUp();
        }
    }

    /** Waits until all that live say that they are up again. @return false: one has ended, or is not in time */
    boolean recover(Duration atMost) throws InterruptedException {
        boolean well = true;
        for (HubOnTrial hub : all) {
            well &= hub.recovers(atMost);
        }
        return well;
    }

    /** Whoever is to be killed at a random moment. */
    HubOnTrial any() {
        return areSeveral() ? all.get(random.nextInt(all.size())) : starting;
    }

    /** Of several, now and then all are killed at once. @return whether they were */
    boolean killsAll() throws InterruptedException {
        if (!areSeveral() || random.nextInt(BOTH_EVERY) > 0) {
            return false;
        }
        for (HubOnTrial hub : all) {
            hub.kill();
        }
        return true;
    }

    /** How many of them do not live though nobody killed them. @param but this one */
    long endedByThemselves(HubOnTrial but) {
        return all.stream().filter(hub -> hub != but && !hub.isAlive()).count();
    }

    /** Stops them in order, one after the other. @return how long the slowest took */
    Duration stop() {
        Duration longest = Duration.ZERO;
        for (HubOnTrial hub : all) {
            Duration one = hub.stop();
            longest = one.compareTo(longest) > 0 ? one : longest;
        }
        return longest;
    }

    @Override
    public void close() {
        all.forEach(HubOnTrial::close);
    }
}
