package io.revhub.sandbox.erp;

import io.revhub.sandbox.SandboxProperties.SystemSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.web.servlet.HandlerInterceptor;

/** Basic log-in of the technical user. */
final class LogIn implements HandlerInterceptor {

    private final byte[] expected;

    LogIn(SystemSettings settings) {
        String pair = settings.login("username") + ":" + settings.login("password");
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        this.expected = ("Basic " + encoded).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String given = request.getHeader("Authorization");
        if (given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            return true;
        }
        response.setStatus(401);
        response.setHeader("WWW-Authenticate", "Basic realm=\"SAP NetWeaver Application Server [S4H/100]\"");
        response.setContentType("text/html;charset=utf-8");
        response.getWriter().write("<html><body><h1>401 Logon failed</h1></body></html>");
        return false;
    }
}
