package io.revhub.intake;

import io.revhub.delivery.Collisions;
import io.revhub.delivery.CrashPoints;
import io.revhub.delivery.StoreAway;
import io.revhub.mapping.UnusableFile;
import io.revhub.rules.Refusal;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** The protocol of intake, once for all routes: claim, take in batches, park what does not fit. Thread-safe. */
public final class IntakeEngine {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeEngine.class);

    private final Readings readings;
    private final IntakeBatch batch;
    private final JoinedRecords joined;
    private final TransactionTemplate transactions;
    private final CrashPoints crashPoints;
    private final Duration lease;

    IntakeEngine(
            Readings readings,
            IntakeBatch batch,
            JoinedRecords joined,
            TransactionTemplate transactions,
            CrashPoints crashPoints,
            Duration lease) {
        this.readings = readings;
        this.batch = batch;
        this.joined = joined;
        this.transactions = transactions;
        this.crashPoints = crashPoints;
        this.lease = lease;
    }

    ReadingBatch claim(String system, String recordType, int atMost) {
        List<Reading> claimed = transactions.execute(tx -> readings.claim(system, recordType, atMost, lease));
        return new ReadingBatch(
                joined, this::take, claimed.stream().map(Observed::new).toList());
    }

    JoinedRecords joined() {
        return joined;
    }

    /** Takes members in, one transaction; a batch that fails is halved until the guilty member stands alone. */
    void take(String type, List<Observed> members) {
        crashPoints.reached(CrashPoints.BEFORE_INTAKE);
        try {
            inOneTransaction(type, members);
        } catch (UnusableFile e) {
            members.stream().filter(m -> m.refusal() == null).forEach(m -> m.refuse(e));
            transactions.executeWithoutResult(tx -> batch.park(members));
        } catch (RuntimeException e) {
            if (StoreAway.isTold(e)) {
                throw e;
            }
            LOG.debug("Intake of {} {} failed", members.size(), type, e);
            if (members.size() == 1) {
                park(type, members.get(0), e);
            } else {
                take(type, members.subList(0, members.size() / 2));
                take(type, members.subList(members.size() / 2, members.size()));
            }
        }
    }

    private void inOneTransaction(String type, List<Observed> members) {
        Collisions.repeated(() -> transactions.execute(tx -> {
            batch.take(type, members);
            return true;
        }));
    }

    private void park(String type, Observed member, RuntimeException e) {
        member.refuse(new Refusal(
                "cannot-be-stored",
                member.named() + " cannot be stored as " + type + ".",
                "Correct the record in the system that it comes from, or its mapping.",
                e.getMessage()));
        transactions.executeWithoutResult(tx -> batch.park(List.of(member)));
    }

    /** The system could not be read: everything claimed is read again later. */
    void postpone(List<Observed> members, Duration after) {
        transactions.executeWithoutResult(
                tx -> members.forEach(m -> readings.postpone(m.reading(), after == null ? delay(m) : after, false)));
    }

    private static Duration delay(Observed member) {
        return Duration.ofMillis(
                Math.min(60_000, 500L << Math.min(member.reading().tries(), 10)));
    }
}
