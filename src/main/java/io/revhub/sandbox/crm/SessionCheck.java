package io.revhub.sandbox.crm;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets calls with a valid token pass, counts them, and says so on every answer. */
final class SessionCheck implements HandlerInterceptor {

    private final Tokens tokens;
    private final Calls calls;
    private final LongCalls longCalls;

    SessionCheck(Tokens tokens, Calls calls, LongCalls longCalls) {
        this.tokens = tokens;
        this.calls = calls;
        this.longCalls = longCalls;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (SubRequests.isInner(request)) {
            return true;
        }
        String header = request.getHeader("Authorization");
        if (header == null || !tokens.valid(header.replaceFirst("^(Bearer|OAuth) ", ""))) {
            response.setHeader("WWW-Authenticate", "Token");
            throw SalesforceError.invalidSession();
        }
        int used = calls.count();
        response.setHeader("Sforce-Limit-Info", "api-usage=" + used + "/" + calls.limit());
        if (used > calls.limit()) {
            throw new SalesforceError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        longCalls.begin(request);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        longCalls.end(request);
    }
}
