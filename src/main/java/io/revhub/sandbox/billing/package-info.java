/**
 * The simulated Kill Bill 0.22: accounts, simple plans, invoices from charges, payments from outside, subscriptions and
 * callbacks, under {@code /1.0/kb}.
 *
 * <p>What is not there: a subscription makes no invoice, there is no payment gateway, no usage, invoice
 * dates are the UTC day instead of the account's, and there are no audit logs ({@code audit=} is accepted).
 */
package io.revhub.sandbox.billing;
