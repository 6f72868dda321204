package io.revhub.sandbox.erp;

/** A message that is not even one: answered with a SOAP fault. */
final class SoapFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SoapFault(String message) {
        super(message);
    }
}
