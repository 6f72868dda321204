package io.revhub.scenarios;

import io.revhub.cli.client.Installation;
import io.revhub.postgres.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ERP's ledger as who has its database sees it, who posts nothing, announces nothing, and asks nobody. */
final class ErpTables {

    private static final String OF_ENTRY = """
            where system = 'erp' and type = 'A_OperationalAcctgDocItemCube'
              and body ->> 'CompanyCode' = ? and body ->> 'FiscalYear' = ? and body ->> 'AccountingDocument' = ?
            """;

    private final JdbcClient jdbc;

    ErpTables(Installation installation) {
        try {
            RunningServer server = RunningServer.in(installation.data().resolve("sandbox/postgres"))
                    .orElseThrow();
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setURL(server.jdbcUrl("sandbox"));
            database.setUser(server.user());
            database.setPassword(server.password());
            jdbc = JdbcClient.create(database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The items of an entry that have this amount have another one. */
    void amountIs(String entry, String was, String is) {
        jdbc.sql("update record set body = jsonb_set(body, '{AmountInTransactionCurrency}', to_jsonb(?::text)) "
                        + OF_ENTRY + " and body ->> 'AmountInTransactionCurrency' = ?")
                .param(is)
                .params((Object[]) entry.split("/"))
                .param(was)
                .update();
    }

    /** What the customer owes by an entry is marked as cleared, and nobody has paid. */
    void isCleared(String entry) {
        jdbc.sql("update record set body = body || '{\"IsCleared\": true}' " + OF_ENTRY
                        + " and body ->> 'Customer' <> ''")
                .params((Object[]) entry.split("/"))
                .update();
    }

    /** The same is posted once more, under another number. */
    void isPostedAgain(String entry, String number) {
        jdbc.sql("""
                        insert into record (system, type, id, body)
                        select system, type, id || ' again', body || jsonb_build_object('AccountingDocument', ?::text) from record
                        """ + OF_ENTRY)
                .param(number)
                .params((Object[]) entry.split("/"))
                .update();
    }
}
