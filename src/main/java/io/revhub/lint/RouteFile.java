package io.revhub.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a route's file says.
 *
 * @param document the folder: order
 * @param direction to-erp, from-crm, from-quote
 */
record RouteFile(String document, String direction) {

    private static final Pattern NAME = Pattern.compile("routes/([a-z-]+)/((?:to|from)-[a-z-]+)\\.camel\\.yaml");

    static Optional<RouteFile> of(String path) {
        Matcher name = NAME.matcher(path);
        return name.matches() ? Optional.of(new RouteFile(name.group(1), name.group(2))) : Optional.empty();
    }

    /** order/to-erp */
    String mapping() {
        return document + "/" + direction;
    }

    boolean isTo() {
        return direction.startsWith("to-");
    }

    /** erp, crm, quote */
    String other() {
        return direction.substring(direction.indexOf('-') + 1);
    }
}
