package io.revhub.document;

/**
 * Who begot a document.
 *
 * @param route the from-route: order/from-quote
 * @param part tells siblings by the same route apart; {@code ""} for an only child
 */
public record Origin(DocumentId parent, String route, String part) {

    /** The identity that a document of this origin has. */
    public DocumentId identity() {
        return DocumentId.ofParent(parent, route, part);
    }
}
