package io.revhub.sandbox.provisioning;

import java.time.DateTimeException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class ProvisioningErrors {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(ProvisioningError error) {
        return ResponseEntity.status(error.status()).body(Map.of("code", error.code(), "message", error.getMessage()));
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, DateTimeException.class})
    ResponseEntity<Map<String, String>> malformed(Exception error) {
        return refused(ProvisioningError.invalid(error.getMessage()));
    }
}
