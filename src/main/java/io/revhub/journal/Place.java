package io.revhub.journal;

/** Where a line stands in the order of sealing. Transaction numbers are unsigned 64 bits wide, so they stay text. */
record Place(int epoch, String transaction, long id) {

    static final Place START = new Place(0, "0", 0);
}
