/**
 * The duty to bring documents to systems: the work queue in the database, look-up before create, announcement, settling,
 * waiting, retry, parking. What differs from system to system stands behind {@link io.revhub.delivery.Sink}.
 */
package io.revhub.delivery;
