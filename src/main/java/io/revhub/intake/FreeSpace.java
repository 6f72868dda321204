package io.revhub.intake;

/** How many bytes are free where the hub keeps its data. A bean; tests bring their own. */
@FunctionalInterface
public interface FreeSpace {

    long bytes();
}
