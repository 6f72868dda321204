package io.revhub.connector.http;

import io.revhub.intake.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks posts that are signed as Standard Webhooks has it: {@code v1,<base64 HMAC-SHA256 of id.timestamp.body>}, sent at most
 * five minutes ago or ahead in real time. Without a secret nothing is genuine.
 */
public final class StandardWebhooks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] key;
    private final Clock realTime;

    /**
     * @param secret {@code whsec_} and the key in base64; blank: none
     * @param realTime never the business clock: a replayed post must not become fresh again
     * @throws IllegalArgumentException if the secret has another form
     */
    public StandardWebhooks(String secret, Clock realTime) {
        if (!secret.isBlank() && !secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A webhook secret begins with " + PREFIX);
        }
        this.key = secret.isBlank() ? new byte[0] : Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        this.realTime = realTime;
    }

    /** @throws Webhook.NotGenuine unless one of the signatures is right and the post is fresh */
    public void check(Map<String, String> headers, byte[] body) {
        String id = header(headers, "webhook-id");
        String timestamp = header(headers, "webhook-timestamp");
        checkFresh(timestamp);
        if (key.length == 0) {
            throw new Webhook.NotGenuine("No webhook secret is configured");
        }
        byte[] expected = hmac(id + "." + timestamp + ".", body);
        boolean right = false;
        for (String signature : header(headers, "webhook-signature").split(" ")) {
            right |= signature.startsWith(VERSION)
                    && MessageDigest.isEqual(
                            expected, signature.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8));
        }
        if (!right) {
            throw new Webhook.NotGenuine("No signature is right");
        }
    }

    private void checkFresh(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            throw new Webhook.NotGenuine("The time-stamp is not one");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), realTime.instant());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            throw new Webhook.NotGenuine("It was sent too long ago, or ahead of time");
        }
    }

    private static String header(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new Webhook.NotGenuine("The header " + name + " is missing");
        }
        return value;
    }

    private byte[] hmac(String start, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(start.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
