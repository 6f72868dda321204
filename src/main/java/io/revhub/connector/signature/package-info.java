/** E-signature: documents go out in envelopes to be signed; what became of them is announced by signed webhooks and found by time. */
package io.revhub.connector.signature;
