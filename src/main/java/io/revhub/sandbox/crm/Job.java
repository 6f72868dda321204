package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A bulk job, as the API shows it, with what the sandbox keeps of its own under {@code own}. */
record Job(ObjectNode body) {

    /** What a job may be doing. */
    enum State {
        OPEN("Open"),
        UPLOADED("UploadComplete"),
        RUNNING("InProgress"),
        COMPLETE("JobComplete"),
        FAILED("Failed"),
        ABORTED("Aborted");

        private final String shown;

        State(String shown) {
            this.shown = shown;
        }
    }

    String id() {
        return text("id");
    }

    String object() {
        return text("object");
    }

    String operation() {
        return text("operation");
    }

    /** Null if empty. */
    String text(String field) {
        return body.path(field).textValue();
    }

    boolean is(State... states) {
        for (State state : states) {
            if (state.shown.equals(text("state"))) {
                return true;
            }
        }
        return false;
    }

    Job in(State state) {
        body.put("state", state.shown);
        return this;
    }

    Job failed(String why) {
        body.put("errorMessage", why);
        return in(State.FAILED);
    }

    long count(String field) {
        return body.path(field).longValue();
    }

    /** Where a file of the job ends, as far as is committed. */
    long end(String file) {
        return body.path("own").path(file).longValue();
    }

    void end(String file, long length) {
        body.withObject("/own").put(file, length);
    }

    ObjectNode shown() {
        return body.deepCopy().without("own");
    }
}
