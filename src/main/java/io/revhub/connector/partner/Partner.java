package io.revhub.connector.partner;

import io.revhub.connector.Systems;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Somebody who sells for us, as configured in the options of the system {@code partner}: {@code <name>.model}, {@code
 * <name>.vat-id}, {@code <name>.secret}.
 *
 * @param model reseller, agent or marketplace
 * @param vatId of the partner's own account
 * @param secret for orders by REST; blank: none are taken
 */
record Partner(String name, String model, String vatId, String secret) {

    /** An agent's orders are the end customer's; the others pay themselves. */
    boolean paysItself() {
        return !model.equals("agent");
    }

    static Optional<Partner> of(Systems.Settings settings, String name) {
        return Optional.ofNullable(all(settings).get(name));
    }

    /** By their names, in alphabetical order. */
    static Map<String, Partner> all(Systems.Settings settings) {
        Map<String, Partner> partners = new TreeMap<>();
        settings.options().forEach((option, model) -> {
            if (option.endsWith(".model") && !model.isBlank()) {
                String name = option.substring(0, option.length() - ".model".length());
                partners.put(
                        name,
                        new Partner(
                                name,
                                model,
                                settings.options().getOrDefault(name + ".vat-id", ""),
                                settings.options().getOrDefault(name + ".secret", "")));
            }
        });
        return partners;
    }
}
