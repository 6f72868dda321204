package io.revhub.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A stored line without its payload: what the chain hashes. */
record Header(Place place, Instant at, String kind, String document, String system, String text, byte[] payloadHash) {

    /** The columns that {@link #of} reads, of the table {@code journal_line l}. */
    static final String COLUMNS =
            "l.id, l.epoch, l.transaction::text as transaction, l.at, l.kind, l.document, l.system, l.text, l.payload_hash";

    static Header of(ResultSet row) throws SQLException {
        return new Header(
                new Place(row.getInt("epoch"), row.getString("transaction"), row.getLong("id")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("document"),
                row.getString("system"),
                row.getString("text"),
                row.getBytes("payload_hash"));
    }

    /** The next hash of the chain. */
    byte[] hashAfter(byte[] hashBefore) {
        return Sha256.of(hashBefore, bytes());
    }

    /** Each part with its length before it: no two headers have the same bytes. */
    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(place.id());
            out.writeInt(place.epoch());
            put(out, place.transaction());
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            put(out, kind);
            put(out, document);
            put(out, system);
            put(out, text);
            put(out, payloadHash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(DataOutputStream out, String text) throws IOException {
        put(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part == null ? -1 : part.length);
        if (part != null) {
            out.write(part);
        }
    }
}
