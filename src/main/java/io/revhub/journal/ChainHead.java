package io.revhub.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newest sealed line; before the first one, number 0. */
record ChainHead(long number, byte[] hash, Place place) {

    static final ChainHead NONE = new ChainHead(0, new byte[Sha256.LENGTH], Place.START);

    /** @throws IllegalStateException if the newest sealed line is gone: nothing can be appended then */
    static ChainHead read(JdbcClient jdbc) {
        return jdbc.sql("""
                        select c.number, c.hash, c.line, l.id, l.epoch, l.transaction::text as transaction
                        from journal_chain c left join journal_line l on l.id = c.line order by c.number desc limit 1
                        """).query(ChainHead::of).optional().orElse(NONE);
    }

    private static ChainHead of(ResultSet row, int index) throws SQLException {
        if (row.getObject("id") == null) {
            throw new IllegalStateException(
                    "The journal's newest sealed line, " + row.getLong("line") + ", is missing");
        }
        return new ChainHead(
                row.getLong("number"),
                row.getBytes("hash"),
                new Place(row.getInt("epoch"), row.getString("transaction"), row.getLong("id")));
    }

    String hex() {
        return HexFormat.of().formatHex(hash);
    }
}
