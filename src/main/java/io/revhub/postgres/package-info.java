/** A real PostgreSQL server of our own, for whoever configures none: durable, password-protected, in a folder. */
package io.revhub.postgres;
