package io.revhub.connector.partner;

import java.util.List;

/**
 * What became of the orders of one file or call: the partner's acknowledgement.
 *
 * @param accepted the numbers of the orders that were taken, now or before
 * @param rejected why others were not
 */
record Taken(List<String> accepted, List<Rejected> rejected) {

    /**
     * @param at where it stands: "line 3"
     * @param order the order's number, as far as it is known
     */
    record Rejected(String at, String order, String reason) {}
}
