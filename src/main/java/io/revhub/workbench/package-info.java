/**
 * The engineer's tools: try a mapping, see what a change would do to what is stored, scaffold new files. Everything here looks
 * and writes no document, delivery or call; what it writes are files of the workspace, on request.
 */
package io.revhub.workbench;
