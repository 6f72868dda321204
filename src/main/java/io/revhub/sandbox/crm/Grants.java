package io.revhub.sandbox.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.SandboxProperties.SystemSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The ways to a session that the connected app has: client credentials, JWT bearer (RFC 7523), refresh token, and user name
 * with password. Its settings: client-id, client-secret, username, password, refresh-token.
 */
final class Grants {

    private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(3);
    private static final Set<String> LOG_IN_ADDRESSES =
            Set.of("https://login.salesforce.com", "https://test.salesforce.com");

    private final SystemSettings settings;
    private final Supplier<PublicKey> jwtKey;
    private final Supplier<Instant> realTime;
    private final ObjectMapper json;

    /** Why there is no session, in OAuth's words. */
    record Denied(String error, String description) {}

    Grants(SystemSettings settings, Supplier<PublicKey> jwtKey, Supplier<Instant> realTime, ObjectMapper json) {
        this.settings = settings;
        this.jwtKey = jwtKey;
        this.realTime = realTime;
        this.json = json;
    }

    /**
     * @param client the id and the secret that came with the request; either may be null
     * @param address of this org, which an assertion may name as its audience
     * @return empty if a session is granted
     */
    Optional<Denied> check(Map<String, String> form, String[] client, String address) {
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> client(client, true);
            case "refresh_token" ->
                client(client, false)
                        .or(() -> matches("refresh-token", form.get("refresh_token"))
                                ? Optional.empty()
                                : denied("invalid_grant", "expired access/refresh token"));
            case "password" ->
                client(client, true)
                        .or(() -> isUser(form.get("username"), form.get("password"))
                                ? Optional.empty()
                                : denied("invalid_grant", "authentication failure"));
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> assertion(form.get("assertion"), address);
            default -> denied("unsupported_grant_type", "grant type not supported");
        };
    }

    /** A security token may follow the password, as Salesforce wants it from unknown networks. */
    boolean isUser(String username, String password) {
        return matches("username", username) && password != null && password.startsWith(settings.login("password"));
    }

    private Optional<Denied> client(String[] client, boolean secretNeeded) {
        if (!matches("client-id", client[0])) {
            return denied("invalid_client_id", "client identifier invalid");
        }
        boolean secretGiven = client[1] != null && !client[1].isEmpty();
        return (secretNeeded || secretGiven) && !matches("client-secret", client[1])
                ? denied("invalid_client", "invalid client credentials")
                : Optional.empty();
    }

    private Optional<Denied> assertion(String assertion, String address) {
        String[] parts = (assertion == null ? "" : assertion).split("\\.");
        try {
            if (parts.length != 3 || !isSigned(parts)) {
                return denied("invalid_grant", "invalid assertion");
            }
            JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return claims(claims, address);
        } catch (IllegalArgumentException | IOException | GeneralSecurityException e) {
            return denied("invalid_grant", "invalid assertion");
        }
    }

    private Optional<Denied> claims(JsonNode claims, String address) {
        Instant now = realTime.get();
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!matches("client-id", claims.path("iss").asText())) {
            return denied("invalid_client_id", "client identifier invalid");
        } else if (!LOG_IN_ADDRESSES.contains(claims.path("aud").asText())
                && !address.equals(claims.path("aud").asText())) {
            return denied("invalid_grant", "audience is invalid");
        } else if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_ASSERTION).plusSeconds(30))) {
            return denied("invalid_grant", "invalid assertion");
        }
        return matches("username", claims.path("sub").asText())
                ? Optional.empty()
                : denied("invalid_grant", "user hasn't approved this consumer");
    }

    private boolean isSigned(String[] parts) throws GeneralSecurityException, JsonProcessingException, IOException {
        JsonNode header = json.readTree(Base64.getUrlDecoder().decode(parts[0]));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(jwtKey.get());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return header.path("alg").asText().equals("RS256")
                && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private boolean matches(String setting, String given) {
        String known = settings.login().get(setting);
        return known != null && known.equals(given);
    }

    private static Optional<Denied> denied(String error, String description) {
        return Optional.of(new Denied(error, description));
    }
}
