package io.revhub.desk;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who acts.
 *
 * @param roles of engineer, finance, admin
 */
record Person(String name, Set<String> roles) {

    private static final String PREFIX = "ROLE_";

    static Person of(Authentication user) {
        return new Person(
                user.getName(),
                user.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(a -> a.startsWith(PREFIX))
                        .map(a -> a.substring(PREFIX.length()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    boolean is(String role) {
        return roles.contains(role) || roles.contains("admin");
    }
}
