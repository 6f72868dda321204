package io.revhub.delivery;

import io.revhub.document.Part;
import io.revhub.rules.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** How one delivery in flight ended. */
sealed interface Outcome {

    /** The system has the wanted version. @param called whether anything was sent */
    record Delivered(boolean called) implements Outcome {}

    /** The mapping says that this system does not need the document. */
    record NotNeeded() implements Outcome {}

    /** What it refers to is not in the system yet. @param optional those of the parts that a cycle goes without */
    record Waiting(List<Part> parts, Set<Part> optional) implements Outcome {}

    /** Nothing is to be done before a day comes. @param day the business date, in the selling company's zone */
    record Scheduled(LocalDate day) implements Outcome {}

    /** Nothing was done; another try later. @param after null: the hub's own growing delay */
    record Later(Duration after, String said) implements Outcome {}

    /** Nobody knows; looked up after settling. */
    record Unknown(Duration settle, String said) implements Outcome {}

    /** A person is needed. @param bySystem whether the system itself has refused it */
    record Parked(Refusal refusal, boolean bySystem) implements Outcome {}
}
