/**
 * The store: business documents, their versions, the facets that systems see of them, references, links, and the merge of
 * facets by field ownership. Depends on nothing of the hub. Every method that writes expects a transaction of its caller's.
 */
package io.revhub.document;
