package io.revhub.protocol;

import io.revhub.document.Reference;
import io.revhub.problem.ProblemSink;
import io.revhub.problem.ProblemSinks;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the CRM shows of what is parked, by record id. */
final class ShownProblems implements ProblemSinks, ProblemSink {

    final Map<String, String> shown = new ConcurrentHashMap<>();
    final AtomicInteger calls = new AtomicInteger();
    volatile boolean refuses;

    @Override
    public List<ProblemSink> all() {
        return List.of(this);
    }

    @Override
    public String system() {
        return "crm";
    }

    @Override
    public Locale language() {
        return Locale.ENGLISH;
    }

    @Override
    public Map<Reference, String> show(Map<Reference, String> problems) {
        calls.incrementAndGet();
        Map<Reference, String> failed = new HashMap<>();
        problems.forEach((record, text) -> {
            if (refuses) {
                failed.put(record, "no");
            } else if (text.isEmpty()) {
                shown.remove(record.recordId());
            } else {
                shown.put(record.recordId(), text);
            }
        });
        return failed;
    }
}
