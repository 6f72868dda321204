/**
 * The sales order service of OData V4, on the data and rules of the V2 service. Olingo's V4 library speaks the protocol; what
 * stands here is what the entities are called, and how the one form becomes the other.
 */
package io.revhub.sandbox.erp.v4;
