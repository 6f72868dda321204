package io.revhub.intake;

import java.util.Map;

/** Makes webhooks for routes. A Spring bean; its name is the kind that a Kamelet names: {@code webhook:killbill?system=billing}. */
public interface WebhookFactory {

    /**
     * @param system the name of the system that posts; its secrets are configuration
     * @param parameters the remaining parameters of the endpoint
     * @throws IllegalArgumentException if a parameter is missing or unknown; the route is then refused, and named
     */
    Webhook webhook(String system, Map<String, String> parameters);
}
