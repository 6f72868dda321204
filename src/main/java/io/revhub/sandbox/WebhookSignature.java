package io.revhub.sandbox;

import io.revhub.sandbox.Outbox.Letter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks has it; each try anew, as its time is part of what is signed. */
public final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final byte[] key;
    private final Clock realTime;

    /**
     * @param secret {@code whsec_} and the key in base64
     * @param realTime never the business clock
     */
    public WebhookSignature(String secret, Clock realTime) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("The webhook secret must start with " + PREFIX);
        }
        this.key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        this.realTime = realTime;
    }

    public Map<String, String> headers(Letter letter) {
        String timestamp = String.valueOf(realTime.instant().getEpochSecond());
        String signed = letter.id() + "." + timestamp + "." + letter.body();
        return Map.of(
                "webhook-id",
                letter.id(),
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(hmac(signed)));
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
