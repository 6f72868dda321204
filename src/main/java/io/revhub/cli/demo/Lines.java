package io.revhub.cli.demo;

import java.io.PrintWriter;

/** A line for each step. */
final class Lines implements Show {

    private final PrintWriter out;
    private final int steps;
    private int step;
    private String last = "";

    Lines(PrintWriter out, int steps) {
        this.out = out;
        this.steps = steps;
    }

    @Override
    public void doing(String what) {
        step++;
        out.printf("[%2d/%d] %s%n", step, steps, what);
        out.flush();
    }

    @Override
    public void detail(String what) {
        if (!what.equals(last)) {
            out.println("        " + what);
            out.flush();
            last = what;
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
