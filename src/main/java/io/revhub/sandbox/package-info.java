/**
 * The landscape in a box: simulated systems that speak the real protocols, each on a loopback port of its own.
 *
 * <p>Each system is a package below this one with a Spring MVC configuration; nothing of the hub depends on them, and they
 * depend on nothing of the hub, so that they cannot share a mistake with its connectors.
 */
package io.revhub.sandbox;
