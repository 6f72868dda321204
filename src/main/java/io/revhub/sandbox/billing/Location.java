package io.revhub.sandbox.billing;

import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The answer to a create: where the new thing is, and no body. */
final class Location {

    private Location() {}

    static ResponseEntity<Void> created(String path) {
        return ResponseEntity.created(ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/1.0/kb/" + path)
                        .build()
                        .toUri())
                .build();
    }
}
