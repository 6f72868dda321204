package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.apache.olingo.odata2.api.edm.EdmLiteralKind;
import org.apache.olingo.odata2.api.edm.EdmSimpleType;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeException;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;

/** The values of OData V2's JSON: decimals are strings, dates {@code /Date(ms)/}, and unset is SAP's initial value. */
public final class Values {

    private static final Set<EdmSimpleTypeKind> INTEGERS =
            Set.of(EdmSimpleTypeKind.Byte, EdmSimpleTypeKind.SByte, EdmSimpleTypeKind.Int16, EdmSimpleTypeKind.Int32);

    private Values() {}

    /** A business date, as a field of type DateTime has it. */
    public static String date(LocalDate date) {
        return "/Date(" + date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() + ")/";
    }

    /** An instant, as a field of type DateTimeOffset has it. */
    public static String instant(Instant instant) {
        return "/Date(" + instant.toEpochMilli() + "+0000)/";
    }

    /** The date in a field of type DateTime; null if it is unset. */
    public static LocalDate dateIn(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        long millis = Long.parseLong(value.textValue().replaceAll("^/Date\\((-?\\d+).*$", "$1"));
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    static JsonNode initial(Field field) {
        return switch (field.kind()) {
            case String -> TextNode.valueOf("");
            case Boolean -> BooleanNode.FALSE;
            case Decimal ->
                TextNode.valueOf(BigDecimal.ZERO
                        .setScale(field.scale() == null ? 0 : field.scale())
                        .toPlainString());
            case Time -> TextNode.valueOf("PT00H00M00S");
            case Byte, SByte, Int16, Int32 -> IntNode.valueOf(0);
            default -> NullNode.instance;
        };
    }

    /** Checks a value from a request against the field's type. */
    static JsonNode parse(Field field, JsonNode given) {
        if (given.isNull()) {
            return initial(field);
        }
        boolean bool = field.kind() == EdmSimpleTypeKind.Boolean;
        if (given.isContainerNode() || bool != given.isBoolean()) {
            throw SapError.malformed("The value of " + field.name() + " has the wrong JSON type.");
        }
        if (INTEGERS.contains(field.kind())) {
            if (!given.isIntegralNumber()) {
                throw SapError.malformed("The value of " + field.name() + " must be a whole number.");
            }
        } else if (!bool && !given.isTextual()) {
            throw SapError.malformed("The value of " + field.name() + " must be a JSON string.");
        }
        typed(field, given.asText());
        return given;
    }

    /** The value as a Java object that can be compared with others of its type; null if unset. */
    static Object typed(Field field, JsonNode value) {
        return value == null || value.isNull() ? null : typed(field, value.asText());
    }

    private static Object typed(Field field, String text) {
        EdmSimpleType type = field.kind().getEdmSimpleTypeInstance();
        try {
            return type.valueOfString(text, EdmLiteralKind.JSON, field.facets(false, false), type.getDefaultType());
        } catch (EdmSimpleTypeException e) {
            throw SapError.malformed("The value '" + text + "' does not fit " + field.name() + ".");
        }
    }
}
