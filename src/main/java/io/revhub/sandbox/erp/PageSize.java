package io.revhub.sandbox.erp;

import java.util.function.IntSupplier;

/** How many entities a page has at most; 1,000 as in the real system, until set otherwise. */
final class PageSize implements IntSupplier {

    private volatile int entities = 1000;

    void set(int most) {
        entities = most;
    }

    @Override
    public int getAsInt() {
        return entities;
    }
}
