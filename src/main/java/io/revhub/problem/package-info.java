/**
 * Tells what is parked where people work: in the records of the systems that it concerns. What is told there is no change: it
 * belongs to the hub alone, makes no version, and is taken away again when nothing is parked any more.
 */
package io.revhub.problem;
