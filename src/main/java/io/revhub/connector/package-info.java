/**
 * What YAML cannot do for a system. Each connector is a package below this one: its sinks, readers and catch-up queries as
 * beans that Kamelets name, and nothing that the other parts could lean on.
 */
package io.revhub.connector;
