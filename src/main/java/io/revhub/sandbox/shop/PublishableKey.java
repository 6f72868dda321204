package io.revhub.sandbox.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets storefronts in; without a configured key, any. */
record PublishableKey(String key) implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String sent = request.getHeader("x-publishable-api-key");
        if (sent == null) {
            throw new ShopError(
                    400,
                    "not_allowed",
                    "Publishable API key required in the request header: x-publishable-api-key. You can manage your keys"
                            + " in settings in the dashboard.");
        }
        if (key != null && !key.equals(sent)) {
            throw new ShopError(400, "not_allowed", "A valid publishable key is required to proceed with the request");
        }
        return true;
    }
}
