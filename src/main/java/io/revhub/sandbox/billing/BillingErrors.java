package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class BillingErrors {

    @ExceptionHandler
    ResponseEntity<ObjectNode> refused(BillingError error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("className", error.className());
        body.put("code", error.code());
        body.put("message", error.getMessage());
        body.putNull("causeClassName").putNull("causeMessage").putArray("stackTrace");
        return ResponseEntity.status(error.status()).body(body);
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> unreadable(HttpMessageNotReadableException error) {
        return refused(
                new BillingError(400, "com.fasterxml.jackson.core.JsonParseException", null, error.getMessage()));
    }

    @ExceptionHandler({DateTimeException.class, NumberFormatException.class})
    ResponseEntity<ObjectNode> malformed(RuntimeException error) {
        return refused(BillingError.argument(error.getMessage()));
    }
}
