/**
 * The simulated provisioning system: a small REST system that turns an order's lines into entitlements and tells of it by
 * Standard Webhooks.
 *
 * <p>An entitlement is {@code {id, externalKey, order, lines, startDate, status, createdAt, updatedAt}}; a line is
 * {@code {line, quantity, status, doneAt}} and whatever else came with it. Statuses are pending, partly_active, active,
 * suspended, revoked; a line's are pending and done. {@code PATCH} takes {@code {"lines": [{"line", "quantity"}]}} and
 * {@code {"action": "suspend" | "resume" | "revoke"}}. Times are the sandbox's business time; only the webhook's own are
 * real, as signatures are checked against real time. Nothing fails here by itself: there is no {@code failed} yet.
 */
package io.revhub.sandbox.provisioning;
