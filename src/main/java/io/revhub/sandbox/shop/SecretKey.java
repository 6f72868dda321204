package io.revhub.sandbox.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets in who has the shop's secret key, with a body of at most 100 kB. */
class SecretKey implements HandlerInterceptor {

    private static final int LARGEST_BODY = 100 * 1024;

    private final String authorization;

    SecretKey(String secretKey) {
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((secretKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!authorization.equals(request.getHeader("Authorization"))) {
            throw new ShopError(401, null, "Unauthorized");
        }
        if (request.getContentLengthLong() > LARGEST_BODY) {
            throw new ShopError(413, ShopError.UNKNOWN, "request entity too large");
        }
        return true;
    }
}
