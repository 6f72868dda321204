package io.revhub.sandbox.billing;

/** A refusal as Kill Bill words it. */
final class BillingError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String className;
    private final Integer code;

    BillingError(int status, String className, Integer code, String message) {
        super(message);
        this.status = status;
        this.className = className;
        this.code = code;
    }

    static BillingError account(int status, int code, String message) {
        return new BillingError(status, "org.killbill.billing.account.api.AccountApiException", code, message);
    }

    static BillingError catalog(int code, String message) {
        return new BillingError(400, "org.killbill.billing.catalog.api.CatalogApiException", code, message);
    }

    static BillingError invoice(int status, int code, String message) {
        return new BillingError(status, "org.killbill.billing.invoice.api.InvoiceApiException", code, message);
    }

    static BillingError payment(int status, int code, String message) {
        return new BillingError(status, "org.killbill.billing.payment.api.PaymentApiException", code, message);
    }

    static BillingError subscription(int status, int code, String message) {
        return new BillingError(status, "org.killbill.billing.entitlement.api.SubscriptionApiException", code, message);
    }

    static BillingError argument(String message) {
        return new BillingError(400, "java.lang.IllegalArgumentException", null, message);
    }

    /** What Kill Bill's database refuses; Kill Bill does not catch it. */
    static BillingError database(String message) {
        return new BillingError(500, "org.skife.jdbi.v2.exceptions.UnableToExecuteStatementException", null, message);
    }

    int status() {
        return status;
    }

    String className() {
        return className;
    }

    Integer code() {
        return code;
    }
}
