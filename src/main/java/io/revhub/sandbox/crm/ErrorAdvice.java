package io.revhub.sandbox.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every failure in Salesforce's form: an array with one error. */
@RestControllerAdvice
class ErrorAdvice {

    /** Errors about the request; those about a record name its fields, if only as an empty list. */
    private static final Set<String> WITHOUT_FIELDS = Set.of(
            "NOT_FOUND",
            "INVALID_SESSION_ID",
            "INVALID_FIELD",
            "INVALID_TYPE",
            "MALFORMED_QUERY",
            "JSON_PARSER_ERROR",
            "INVALID_QUERY_LOCATOR",
            "METHOD_NOT_ALLOWED",
            "UNSUPPORTED_MEDIA_TYPE",
            "MISSING_ARGUMENT",
            "REQUEST_LIMIT_EXCEEDED",
            "EXCEEDED_ID_LIMIT");

    @ExceptionHandler
    ResponseEntity<List<ObjectNode>> refused(SalesforceError error) {
        ObjectNode node = node(error.code(), error.getMessage());
        if (!WITHOUT_FIELDS.contains(error.code()) || !error.fields().isEmpty()) {
            error.fields().forEach(node.putArray("fields")::add);
        }
        return ResponseEntity.status(error.status()).body(List.of(node));
    }

    @ExceptionHandler
    ResponseEntity<List<ObjectNode>> unreadable(HttpMessageNotReadableException e) {
        String why = e.getCause() instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return answer(400, "JSON_PARSER_ERROR", why);
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<List<ObjectNode>> unknown() {
        return answer(404, "NOT_FOUND", "The requested resource does not exist");
    }

    @ExceptionHandler
    ResponseEntity<List<ObjectNode>> method(HttpRequestMethodNotSupportedException e) {
        return answer(
                405,
                "METHOD_NOT_ALLOWED",
                "HTTP Method '" + e.getMethod() + "' not allowed. Allowed are "
                        + String.join(",", e.getSupportedMethods()));
    }

    @ExceptionHandler
    ResponseEntity<List<ObjectNode>> mediaType(HttpMediaTypeNotSupportedException e) {
        return answer(
                415, "UNSUPPORTED_MEDIA_TYPE", "Content type of the request not supported: " + e.getContentType());
    }

    @ExceptionHandler
    ResponseEntity<List<ObjectNode>> missing(MissingServletRequestParameterException e) {
        return answer(400, "MISSING_ARGUMENT", "Missing required parameter: " + e.getParameterName());
    }

    private static ResponseEntity<List<ObjectNode>> answer(int status, String code, String message) {
        return ResponseEntity.status(status).body(List.of(node(code, message)));
    }

    private static ObjectNode node(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("message", message).put("errorCode", code);
    }
}
