package io.revhub.lint;

/** One kind of check over the whole workspace. */
interface Check {

    void check(Findings findings);
}
