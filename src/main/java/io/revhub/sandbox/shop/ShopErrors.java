package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class ShopErrors {

    @ExceptionHandler
    ResponseEntity<ObjectNode> refused(ShopError error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (ShopError.UNKNOWN.equals(error.type()) && error.status() == 500) {
            body.put("code", ShopError.UNKNOWN);
        }
        if (error.type() != null) {
            body.put("type", error.type());
        }
        return ResponseEntity.status(error.status()).body(body.put("message", error.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> unreadable(HttpMessageNotReadableException error) {
        return refused(ShopError.invalid(error.getMessage()));
    }
}
