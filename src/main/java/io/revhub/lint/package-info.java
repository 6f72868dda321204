/**
 * Checks everything that engineers edit, file by file and each against the others, and names what is wrong with file, line and
 * remedy. Reads the workspace only; nothing runs.
 */
package io.revhub.lint;
