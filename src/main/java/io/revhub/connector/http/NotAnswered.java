package io.revhub.connector.http;

/** A system could not be asked: it answered, but not the question. */
public final class NotAnswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAnswered(Answer answer) {
        super(answer.said());
    }

    public NotAnswered(String said) {
        super(said);
    }
}
