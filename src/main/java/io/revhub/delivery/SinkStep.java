package io.revhub.delivery;

import java.util.List;

/**
 * One step of bringing documents to a system: create the draft, add the items, activate.
 *
 * <p>Both methods take many deliveries, to be carried out in as few calls as the system has for that, and answer with a
 * list of the same size in the same order: one member's failure is that member's alone.
 */
public interface SinkStep {

    /** For people and for the journal: "draft", "items", "activate". */
    String name();

    /**
     * What the system shows: whether this step is done, by the known reference or else by the hub's key. Changes nothing.
     * Whatever it throws means: the system could not be asked, try again later.
     */
    List<Shown> look(List<Delivery> deliveries);

    /**
     * Carries the step out: for members shown as {@link Shown.Missing} it creates, for {@link Shown.Existing} it updates
     * with {@link Delivery#changes()}. Whatever it throws means that nobody knows whether it was carried out, unless it is a
     * {@link java.net.ConnectException} or has one as its cause.
     */
    List<Written> write(List<Delivery> deliveries);
}
