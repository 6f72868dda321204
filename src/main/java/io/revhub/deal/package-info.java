/**
 * The deal thread: all documents that stem from one signed quote, how far they are on the way to booked and paid revenue,
 * the figures that follow from them, and what blocks them. Reads the store, writes nothing.
 */
package io.revhub.deal;
