/**
 * Loads, checks, compiles, reloads and runs mappings, with the functions that mappings may call (docs/mapping-functions.md),
 * and the documents' definitions: schema and field ownership. What cannot be loaded never replaces what could.
 */
package io.revhub.mapping;
