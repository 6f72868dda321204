package io.revhub.mapping;

import com.fasterxml.jackson.databind.node.TextNode;

/** What is left of a text that is longer than its target takes; equal to the same text that was never cut. */
final class CutText extends TextNode {

    private static final long serialVersionUID = 1L;

    private final int whole;

    /** @param whole how many characters there were before */
    CutText(String left, int whole) {
        super(left);
        this.whole = whole;
    }

    int whole() {
        return whole;
    }
}
