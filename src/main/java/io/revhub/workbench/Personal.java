package io.revhub.workbench;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A kind of personal data. */
enum Personal {
    EMAIL(".*mail.*", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+"),
    IBAN(".*iban.*", "[A-Z]{2}\\d{2}[A-Z0-9]{11,30}"),
    VAT(".*(vatid|vatnumber|taxnumber|taxid|vatregistration|bptaxnumber).*", "[A-Z]{2}U?\\d{8,12}"),
    PHONE(".*(phone|fax|mobile).*", "\\+\\d[\\d ()/-]{6,}"),
    STREET(".*(street|address1|address2|addressline|housenumber).*", null),
    NAME(
            "name|name[1-4]|.*(first|last|middle|full|contact|company|customer|partner|organi[sz]ation|person|display|signer|account)"
                    + "(bp)?name\\d?",
            null);

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private final Pattern field;
    private final Pattern text;

    Personal(String field, String text) {
        this.field = Pattern.compile(field);
        this.text = text == null ? null : Pattern.compile(text);
    }

    /** @param ofGoods whether it stands in a product or a line, whose name is no person's */
    static Optional<Personal> of(String field, String text, boolean ofGoods) {
        return Arrays.stream(values())
                .filter(kind -> kind.text != null && kind.text.matcher(text).matches()
                        || kind.field.matcher(field).matches() && !(ofGoods && kind == NAME))
                .findFirst();
    }

    /** Of the same form as the text, so that mappings take it. */
    String pseudonym(String text, int number) {
        return switch (this) {
            case EMAIL -> "person" + number + "@example.com";
            case IBAN -> iban(text.substring(0, 2), number);
            case VAT -> text.replaceAll("\\d.*", "") + String.format("%09d", number);
            case PHONE -> String.format("+49 30 %07d", number);
            case STREET -> "Street " + number;
            case NAME -> "Name " + number;
        };
    }

    private static String iban(String country, int number) {
        String account = String.format("%018d", number);
        StringBuilder digits = new StringBuilder(account);
        country.chars().forEach(c -> digits.append(c - 'A' + 10));
        int check = 98 - new BigInteger(digits + "00").mod(NINETY_SEVEN).intValue();
        return country + String.format("%02d", check) + account;
    }
}
