package io.revhub.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * A member of the chain with what it stands for.
 *
 * @param header null if the line is missing
 * @param payload null if it was erased, or there never was one
 */
record SealedLine(long number, long line, byte[] hash, Header header, byte[] salt, String payload) {

    static SealedLine of(ResultSet row, int index) throws SQLException {
        return new SealedLine(
                row.getLong("number"),
                row.getLong("line"),
                row.getBytes("hash"),
                row.getObject("id") == null ? null : Header.of(row),
                row.getBytes("salt"),
                row.getString("payload"));
    }

    boolean follows(byte[] hashBefore) {
        return Arrays.equals(hash, header.hashAfter(hashBefore));
    }

    boolean erased() {
        return header.payloadHash() != null && payload == null;
    }

    boolean payloadChanged() {
        return payload != null && !Arrays.equals(header.payloadHash(), Sha256.of(salt, payload));
    }
}
