/**
 * The simulated Medusa 2.18: products, their variants, and customers of the admin API.
 *
 * <p>What is not there: orders, stock, prices by rule, customer addresses and groups, sales channels, and events (the real
 * Medusa sends none by itself either). {@code fields} picks whole top-level fields: {@code variants.sku} brings the
 * variants whole.
 */
package io.revhub.sandbox.shop;
