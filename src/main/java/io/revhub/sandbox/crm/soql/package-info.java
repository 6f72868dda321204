/** SOQL as text and as a tree; knows nothing of objects and records. */
package io.revhub.sandbox.crm.soql;
