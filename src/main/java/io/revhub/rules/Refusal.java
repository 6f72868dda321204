package io.revhub.rules;

/**
 * Why something needs a person.
 *
 * @param code short and stable, for grouping and counting: {@code period-closed}
 * @param reason one sentence that an accountant understands
 * @param remedy what would mend it, as one sentence
 * @param said the system's own words; null if no system spoke
 */
public record Refusal(String code, String reason, String remedy, String said) {}
