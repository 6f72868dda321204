package io.revhub.cli.demo;

/** Shows how far the demo is. */
interface Show extends AutoCloseable {

    /** The next step begins. */
    void doing(String what);

    /** What is known meanwhile of the step that goes on. */
    void detail(String what);

    @Override
    void close();
}
