package io.revhub.sandbox.crm.soql;

/**
 * @param text as written; of a string: its value, without quotes and escapes
 * @param at where it begins in the query
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        WORD,
        STRING,
        NUMBER,
        /** A date or an instant. */
        MOMENT,
        SYMBOL,
        END
    }

    boolean is(String wordOrSymbol) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(wordOrSymbol);
    }

    String shown() {
        return kind == Kind.END ? "<EOF>" : "'" + text + "'";
    }
}
