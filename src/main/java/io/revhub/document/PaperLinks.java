package io.revhub.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The links by which customers see their documents on paper without a log-in: nobody can guess one, as it ends in a seal (HMAC-SHA256,
 * 128 bits) of the document's id. Who has the link sees that document and no other. Thread-safe.
 *
 * @param address where customers reach the hub: https://documents.example.com
 * @param secret of the seals; another one makes all links invalid. Blank: there are no links
 */
public record PaperLinks(String address, String secret) {

    private static final String PATH = "/papers/";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL = 32;

    /** The whole link; empty: there are none. */
    public Optional<String> of(DocumentId document) {
        return secret.isBlank()
                ? Optional.empty()
                : Optional.of(address + PATH + document.value() + "/" + seal(document));
    }

    /** Whether a link with this seal leads to the document. Takes as long for a wrong one as for a right one. */
    public boolean fits(DocumentId document, String seal) {
        return !secret.isBlank()
                && MessageDigest.isEqual(
                        seal(document).getBytes(StandardCharsets.US_ASCII), seal.getBytes(StandardCharsets.UTF_8));
    }

    private String seal(DocumentId document) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] sealed = mac.doFinal(document.value().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sealed).substring(0, SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
