package io.revhub.cli.demo;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar on a terminal. */
final class Bar implements Show {

    private final ProgressBar bar;
    private String step = "";

    Bar(int steps) {
        this.bar = new ProgressBarBuilder()
                .setTaskName("Deal")
                .setInitialMax(steps)
                .setUpdateIntervalMillis(200)
                .hideEta()
                .build();
    }

    @Override
    public void doing(String what) {
        if (!step.isEmpty()) {
            bar.step();
        }
        step = what;
        bar.setExtraMessage(" " + what);
    }

    @Override
    public void detail(String what) {
        bar.setExtraMessage(" " + step + ": " + what);
    }

    @Override
    public void close() {
        bar.step();
        bar.close();
    }
}
