package io.revhub.delivery;

import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Transactions that want the same rows in another order: the database ends one of them (40P01, 40001, 55P03), and it is simply
 * repeated.
 */
public final class Collisions {

    private static final int ATTEMPTS = 5;

    private Collisions() {}

    /**
     * @param transaction a whole one, which does nothing outside of the database
     * @throws PessimisticLockingFailureException if it collides again and again
     */
    public static <T> T repeated(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
