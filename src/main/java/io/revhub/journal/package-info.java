/**
 * The append-only record of everything that happened. Lines are written in the transaction of what they tell; the sealer
 * chains them by hash once they are committed, and the verifier walks the chain. Depends on nothing of the hub.
 */
package io.revhub.journal;
