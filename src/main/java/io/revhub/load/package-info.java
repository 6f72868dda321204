/**
 * Brings an existing landscape in: all records of a document in a system, page by page, through the same from-route as later
 * changes. Documents and references are made, records that exist on both sides are matched by their keys; nothing is begotten
 * and nothing delivered.
 */
package io.revhub.load;
