package io.revhub.document;

import java.text.Normalizer;
import java.util.Locale;

/**
 * An alternate key of a document: unique by its type and namespace, compared without regard to case and blanks.
 *
 * @param namespace what kind of key: sku, vatId
 */
public record BusinessKey(String namespace, String value) {

    /** The same key as it is compared. */
    public BusinessKey folded() {
        return new BusinessKey(namespace, normalised());
    }

    String normalised() {
        return Normalizer.normalize(value, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toUpperCase(Locale.ROOT);
    }
}
