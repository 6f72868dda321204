package io.revhub.desk;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Why a program does not get what it asked for. */
record Problem(String error) {

    /** Said to a person with another role than it takes. */
    static final String FOR_OTHERS = "This is for somebody with another role.";

    static ResponseEntity<?> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status).body(new Problem(text));
    }
}
