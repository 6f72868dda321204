/** What the command line needs to talk to a hub and to the systems around it, from outside: by HTTP and configuration. */
package io.revhub.cli.client;
