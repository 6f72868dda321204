package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;

/** The validator's finding in a sentence. */
record Violation(Error error) {

    private static final int SHOWN = 80;

    String sentence() {
        String property = error.getProperty();
        return switch (error.getKeyword() == null ? "" : error.getKeyword()) {
            case "required" -> path(property) + " is missing";
            case "additionalProperties", "unevaluatedProperties" -> path(property) + " is no field of this document";
            case "type" -> path(null) + ": " + error.getMessage() + found();
            default -> path(null) + " " + error.getMessage() + found();
        };
    }

    private String path(String property) {
        String path = error.getInstanceLocation().toString().replaceFirst("^/", "");
        if (property == null) {
            return path.isEmpty() ? "the document" : path;
        }
        return path.isEmpty() ? property : path + "/" + property;
    }

    private String found() {
        JsonNode found = error.getInstanceNode();
        if (found == null || found.isContainerNode()) {
            return "";
        }
        String text = found.toString();
        return " (it is " + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + ")";
    }
}
