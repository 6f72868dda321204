package io.revhub.sandbox.crm.soql;

/** The text is no SOQL; the message shows the place, in Salesforce's form. */
public final class SoqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SoqlException(String text, int at, String message) {
        super(Soql.pointAt(text, at, message));
    }
}
