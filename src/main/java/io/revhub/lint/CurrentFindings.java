package io.revhub.lint;

import io.revhub.lint.Finding.Severity;
import io.revhub.workspace.Workspace;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is wrong with the files as they are now, found once for each revision of them; told in the log at start. Thread-safe. */
@Component
public final class CurrentFindings {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentFindings.class);

    private final Workspace workspace;
    private final Lint lint;
    private volatile Known known;

    private record Known(String revision, List<Finding> findings) {}

    CurrentFindings(Workspace workspace) {
        this.workspace = workspace;
        this.lint = new Lint(workspace);
    }

    /** Sorted by file and line. */
    public List<Finding> all() {
        String revision = workspace.revision();
        Known last = known;
        if (last == null || !last.revision().equals(revision)) {
            last = new Known(revision, lint.findings());
            known = last;
        }
        return last.findings();
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        all().stream().filter(f -> f.severity() == Severity.ERROR).forEach(f -> LOG.error("{}", f));
    }
}
