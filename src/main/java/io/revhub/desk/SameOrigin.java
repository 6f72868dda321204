package io.revhub.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Matches requests that no other site's page made: browsers send Sec-Fetch-Site or at least Origin with those; programs send
 * neither.
 */
final class SameOrigin implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean ours = site == null || site.equals("same-origin") || site.equals("none");
        String origin = request.getHeader("Origin");
        return ours && (origin == null || origin.equals(own(request)));
    }

    private static String own(HttpServletRequest request) {
        URI uri = ServletUriComponentsBuilder.fromRequest(request).build().toUri();
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
