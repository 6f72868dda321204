package io.revhub.connector.odata;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;

/** A system gave no answer: it could not be reached, or the connection was cut, or the answer took too long. */
public final class NoAnswer extends CallFailed {

    private static final long serialVersionUID = 1L;

    private final boolean nothingDone;
    private final Duration retryAfter;

    private NoAnswer(String message, boolean nothingDone, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.nothingDone = nothingDone;
        this.retryAfter = retryAfter;
    }

    static NoAnswer of(String call, IOException failure) {
        boolean unreached = failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLHandshakeException;
        String what = unreached ? " did not reach the system: " : " got no answer: ";
        return new NoAnswer(call + what + words(failure), unreached, null, failure);
    }

    static NoAnswer interrupted(String call, InterruptedException failure) {
        Thread.currentThread().interrupt();
        return new NoAnswer(call + " was interrupted", false, null, failure);
    }

    /** A read that a write needs first has failed: whatever became of the read, the write was not sent. */
    static NoAnswer beforeSending(CallFailed failure) {
        return new NoAnswer(failure.getMessage(), true, failure.retryAfter(), failure);
    }

    @Override
    public boolean nothingDone() {
        return nothingDone;
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }

    private static String words(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
