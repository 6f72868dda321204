package io.revhub.connector.salesforce;

import io.revhub.connector.Systems.Settings;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.support.jsse.KeyStoreParameters;

/** The ways to log in, of which the option {@code log-in} names one. */
enum LogIn {
    CLIENT_CREDENTIALS("client-credentials", AuthenticationType.CLIENT_CREDENTIALS) {
        @Override
        void configure(SalesforceComponent component, Settings settings) {
            component.setClientSecret(settings.option("client-secret"));
        }
    },
    /** The user is authorised beforehand; the hub signs for it with the key of the app's certificate. */
    JWT_BEARER("jwt-bearer", AuthenticationType.JWT) {
        @Override
        void configure(SalesforceComponent component, Settings settings) {
            component.setUserName(settings.option("username"));
            KeyStoreParameters keys = new KeyStoreParameters();
            keys.setResource("file:" + settings.option("keystore"));
            keys.setPassword(settings.option("keystore-password"));
            keys.setType(settings.options().getOrDefault("keystore-type", "PKCS12"));
            component.setKeystore(keys);
            String audience = settings.options().getOrDefault("audience", "");
            component.setJwtAudience(audience.isEmpty() ? settings.address().toString() : audience);
        }
    },
    REFRESH_TOKEN("refresh-token", AuthenticationType.REFRESH_TOKEN) {
        @Override
        void configure(SalesforceComponent component, Settings settings) {
            component.setClientSecret(settings.option("client-secret"));
            component.setRefreshToken(settings.option("refresh-token"));
        }
    };

    private final String name;
    private final AuthenticationType type;

    LogIn(String name, AuthenticationType type) {
        this.name = name;
        this.type = type;
    }

    abstract void configure(SalesforceComponent component, Settings settings);

    /** @throws IllegalArgumentException if the option names none, or what it needs is not configured */
    static void of(Settings settings, SalesforceComponent component) {
        String wanted = settings.options().getOrDefault("log-in", "");
        for (LogIn logIn : values()) {
            if (logIn.name.equals(wanted) || wanted.isEmpty()) {
                component.setAuthenticationType(logIn.type);
                component.setClientId(settings.option("client-id"));
                logIn.configure(component, settings);
                return;
            }
        }
        throw new IllegalArgumentException(
                "The CRM's log-in is client-credentials, jwt-bearer or refresh-token, not " + wanted);
    }
}
