/**
 * The demo: plays one deal from product to cleared payment as the people around the systems would, each at their own
 * system's API, and reads the outcome back from there. What lies between, the hub does.
 */
package io.revhub.cli.demo;
