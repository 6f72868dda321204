/**
 * Simulated e-signature: envelopes with a document and its signers; each signer has a page to view, sign or decline.
 *
 * <p>Assumptions of our own, as there is no one product behind it: Bearer token, one external key an envelope, callbacks as
 * Standard Webhooks has them.
 */
package io.revhub.sandbox.signature;
