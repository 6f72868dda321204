package io.revhub.sandbox.erp.odata;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.olingo.odata2.api.exception.ODataException;

/** Carries Olingo's checked exceptions through a transaction, which they must undo. */
final class Checked {

    private static final class Carried extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Carried(Throwable cause) {
            super(cause);
        }
    }

    private Checked() {}

    static <T> T get(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Carried(e);
        }
    }

    static <T> T call(Supplier<T> work) throws ODataException {
        try {
            return work.get();
        } catch (Carried e) {
            throw new ODataException(e.getCause());
        }
    }
}
