/**
 * Kill Bill: accounts, plans and invoices from charges are brought there; invoices and payments are read, announced by the
 * tenant's callback and found by paging.
 */
package io.revhub.connector.billing;
