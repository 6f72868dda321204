/**
 * The way of a change to a version: capture (durable before it is acknowledged), reading of whole records, and intake: map,
 * check, merge, store. What differs from system to system stands behind {@link io.revhub.intake.Reader} and
 * {@link io.revhub.intake.CatchUp}.
 */
package io.revhub.intake;
