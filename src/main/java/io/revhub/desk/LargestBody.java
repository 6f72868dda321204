package io.revhub.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No request's body is read beyond {@code revhub.limits.body}, however it comes. Where systems and partners post to there are
 * limits of their own, that are told in words.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LargestBody extends OncePerRequestFilter {

    private final long most;

    LargestBody(@Value("${revhub.limits.body:1MB}") DataSize most) {
        this.most = most.toBytes();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/webhooks/") || path.startsWith("/partner/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        try {
            chain.doFilter(request.getContentLengthLong() >= 0 ? request : new Counted(request), response);
        } catch (TooLarge e) {
            if (response.isCommitted()) {
                throw e;
            }
            response.reset();
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Of unknown length: chunked. */
    private final class Counted extends HttpServletRequestWrapper {

        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream stream = super.getInputStream();
            return new ServletInputStream() {

                private long seen;

                @Override
                public int read() throws IOException {
                    int read = stream.read();
                    count(read < 0 ? 0 : 1);
                    return read;
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    int read = stream.read(into, from, length);
                    count(Math.max(0, read));
                    return read;
                }

                private void count(int read) throws TooLarge {
                    seen += read;
                    if (seen > most) {
                        throw new TooLarge();
                    }
                }

                @Override
                public boolean isFinished() {
                    return stream.isFinished();
                }

                @Override
                public boolean isReady() {
                    return stream.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    stream.setReadListener(listener);
                }
            };
        }
    }
}
