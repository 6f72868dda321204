/** The store in one file, taken while the hub runs, and a store out of such a file. */
package io.revhub.backup;
