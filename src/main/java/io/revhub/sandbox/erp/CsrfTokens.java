package io.revhub.sandbox.erp;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The CSRF tokens by session; the oldest sessions end when there are too many, and all of them at a restart. */
final class CsrfTokens {

    private static final int MOST = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> tokens = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    record Session(String id, String token, boolean isNew) {}

    /** The session, a new one if it is unknown. */
    synchronized Session fetch(String session) {
        if (session != null && tokens.containsKey(session)) {
            return new Session(session, tokens.get(session), false);
        }
        Session fresh = new Session(text(), text(), true);
        tokens.put(fresh.id(), fresh.token());
        return fresh;
    }

    synchronized boolean valid(String session, String token) {
        return token != null && session != null && token.equals(tokens.get(session));
    }

    private String text() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
