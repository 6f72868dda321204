/**
 * Partners: their orders come as files in a folder or by REST, whole. They are checked and stored at once, so that the partner
 * can be told what was taken and what was not; the hub then reads them from this store like from any other system.
 */
package io.revhub.connector.partner;
