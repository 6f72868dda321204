package io.revhub.sandbox.billing;

import io.revhub.sandbox.SandboxProperties.SystemSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets in who has the user's log-in and the tenant's key and secret, and writers only if they say who they are. */
class Tenant implements HandlerInterceptor {

    private static final String CREATED_BY = "X-Killbill-CreatedBy";

    private final String authorization;
    private final String apiKey;
    private final String apiSecret;

    Tenant(SystemSettings settings) {
        String login = settings.login("username") + ":" + settings.login("password");
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        this.apiKey = settings.login("api-key");
        this.apiSecret = settings.login("api-secret");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!authorization.equals(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"application\"");
            response.sendError(401);
            return false;
        }
        if (!apiKey.equals(request.getHeader("X-Killbill-ApiKey"))
                || !apiSecret.equals(request.getHeader("X-Killbill-ApiSecret"))) {
            response.sendError(401);
            return false;
        }
        if (!request.getMethod().equals("GET") && request.getHeader(CREATED_BY) == null) {
            throw new BillingError(
                    400, "java.lang.NullPointerException", null, "Header " + CREATED_BY + " needs to be set");
        }
        return true;
    }
}
