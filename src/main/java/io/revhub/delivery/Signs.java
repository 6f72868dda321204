package io.revhub.delivery;

import io.revhub.document.DocumentId;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** What one batch shows of the system itself. Used by one thread. */
final class Signs {

    private final Set<DocumentId> failed = new LinkedHashSet<>();
    private boolean worked;
    private boolean unreachable;
    private Duration toWait = Duration.ZERO;
    private String said;

    /** The system answered for this document, be it by a refusal. */
    void worked() {
        worked = true;
    }

    void failed(InFlight member, String words) {
        failed.add(member.claim().document());
        said = words;
    }

    void failed(InFlight member, Throwable failure, String words) {
        failed(member, words);
        unreachable |= isUnreachable(failure);
        RetryAfter.in(failure).ifPresent(this::askedToWait);
    }

    void askedToWait(Duration after) {
        toWait = toWait.compareTo(after) > 0 ? toWait : after;
    }

    boolean hasWorked() {
        return worked;
    }

    boolean isUnreachable() {
        return unreachable;
    }

    Duration toWait() {
        return toWait;
    }

    Set<DocumentId> failed() {
        return failed;
    }

    /** Its last words; null: it did not fail. */
    String said() {
        return said;
    }

    /** Whether nothing was sent: nobody was there to take it. */
    static boolean isUnreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
