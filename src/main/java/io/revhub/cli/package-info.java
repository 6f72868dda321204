/**
 * The command line. Its commands are clients: they talk to the hub and the systems by their APIs, need no Spring context,
 * and know nothing of the hub's inside.
 */
package io.revhub.cli;
