package io.revhub.sandbox.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets in who has the payment provider's key; without a configured key, nobody. */
record ProviderKey(String key) implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (key == null || !("Bearer " + key).equals(request.getHeader("Authorization"))) {
            throw new ShopError(401, null, "Unauthorized");
        }
        return true;
    }
}
