package io.revhub.delivery;

import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells whether the database is away, rather than refusing what it was given: it is no document's fault, and what was being
 * stored is simply repeated.
 */
public final class StoreAway {

    /** Connection lost, out of resources, shut down by an operator, input or output failed. */
    private static final List<String> STATES = List.of("08", "53", "57P", "58");

    private StoreAway() {}

    /** Whether this failure says so, or one that it came from. */
    public static boolean isTold(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (says(cause)) {
                return true;
            }
            // a rollback that fails as well hides why there was one
            if (cause instanceof TransactionSystemException transaction
                    && transaction.getApplicationException() != null
                    && isTold(transaction.getApplicationException())) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(Throwable failure) {
        if (failure instanceof SQLException sql) {
            String state = sql.getSQLState();
            return state != null && STATES.stream().anyMatch(state::startsWith);
        }
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException;
    }
}
