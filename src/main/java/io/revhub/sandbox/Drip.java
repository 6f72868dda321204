package io.revhub.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Sends an answer in small pieces where the request's attribute says so. */
final class Drip extends OncePerRequestFilter {

    /** The attribute: how long the whole takes, in milliseconds. */
    static final String MILLIS = Drip.class.getName();

    private static final int PIECES = 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getAttribute(MILLIS) instanceof Long millis)) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, whole);
        drip(whole.getContentAsByteArray(), response, millis / PIECES);
    }

    private static void drip(byte[] body, HttpServletResponse response, long pause) throws IOException {
        response.setContentLength(body.length);
        int piece = Math.max(1, body.length / PIECES);
        for (int from = 0; from < body.length; from += piece) {
            response.getOutputStream().write(body, from, Math.min(piece, body.length - from));
            response.flushBuffer();
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
