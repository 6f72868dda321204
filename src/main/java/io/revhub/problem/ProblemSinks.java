package io.revhub.problem;

import java.util.List;

/** What a connector has of systems that show problems. */
public interface ProblemSinks {

    List<ProblemSink> all();
}
