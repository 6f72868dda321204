/**
 * The four folders that engineers edit: routes, mappings, kamelets, config. A folder in the working directory is used as a
 * whole; without it, the copy that is built in. Depends on nothing of the hub.
 */
package io.revhub.workspace;
