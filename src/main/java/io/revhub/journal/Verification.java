package io.revhub.journal;

import java.util.List;

/**
 * What the verifier found.
 *
 * @param sealed lines in the chain
 * @param unsealed lines that wait for the sealer; the chain does not protect them yet
 * @param erased sealed lines whose payload has been erased, which is no break
 * @param head the newest hash, in hexadecimal. Who cuts off the chain's end leaves no trace in the chain: keep number and
 *     hash elsewhere, and compare
 * @param breaks what was tampered with, a sentence each
 */
public record Verification(long sealed, long unsealed, long erased, String head, List<String> breaks) {

    public boolean intact() {
        return breaks.isEmpty();
    }
}
