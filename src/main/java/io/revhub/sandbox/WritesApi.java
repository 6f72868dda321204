package io.revhub.sandbox;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tells which records were written, page by page; {@code next} goes into {@code after} of the next call. */
@RestController
@RequestMapping("/_sandbox/writes")
class WritesApi {

    private static final int MOST = 5000;

    private final WriteLog writes;

    record Found(List<WriteLog.Write> writes, long next, long count) {}

    WritesApi(WriteLog writes) {
        this.writes = writes;
    }

    @GetMapping
    Found after(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "1000") int limit) {
        List<WriteLog.Write> page = writes.after(after, Math.max(1, Math.min(limit, MOST)));
        long next = page.isEmpty() ? after : page.get(page.size() - 1).number();
        return new Found(page, next, writes.count());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        writes.clear();
    }
}
