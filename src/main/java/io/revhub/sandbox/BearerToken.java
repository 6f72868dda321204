package io.revhub.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets in who has the Bearer token. */
public record BearerToken(String token) implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!("Bearer " + token).equals(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            throw new RestError(401, "unauthorized", "A valid Bearer token is needed");
        }
        return true;
    }
}
