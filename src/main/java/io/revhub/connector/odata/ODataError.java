package io.revhub.connector.odata;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A system answered that it did not do what was asked, in its own words. */
public final class ODataError extends CallFailed {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;
    private final List<String> details;
    private final Duration retryAfter;

    /**
     * @param status HTTP's status
     * @param code the system's own code ("XX/123"); "" if it gave none
     * @param text the system's own sentence
     * @param details further sentences, without repetitions of {@code text}
     * @param retryAfter null if the system did not say
     */
    public ODataError(int status, String code, String text, List<String> details, Duration retryAfter) {
        super(Stream.concat(Stream.of(text), details.stream()).collect(Collectors.joining(" ")), null);
        this.status = status;
        this.code = code;
        this.text = text;
        this.details = List.copyOf(details);
        this.retryAfter = retryAfter;
    }

    /** What an answer says whose status is an error's. */
    public static ODataError of(HttpResponse<String> answer) {
        return ErrorBody.error(answer.statusCode(), Optional.of(answer.headers()), answer.body());
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String text() {
        return text;
    }

    public List<String> details() {
        return details;
    }

    /** A 4xx says so; 408 does not, and after a 5xx nobody knows. */
    @Override
    public boolean nothingDone() {
        return status < 500 && status != 408;
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }
}
