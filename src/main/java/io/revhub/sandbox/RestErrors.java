package io.revhub.sandbox;

import java.time.DateTimeException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells refusals as JSON: {@code {"code", "message"}}. */
@RestControllerAdvice
public class RestErrors {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(RestError error) {
        return ResponseEntity.status(error.status()).body(Map.of("code", error.code(), "message", error.getMessage()));
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, DateTimeException.class})
    ResponseEntity<Map<String, String>> malformed(Exception error) {
        return refused(RestError.invalid(error.getMessage()));
    }
}
