package io.revhub.paper;

/** There is no template for this document in any language. */
public final class NoSuchPaper extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchPaper(String type) {
        super("There is no template mappings/" + type + "/paper.en.html");
    }
}
