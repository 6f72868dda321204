/** Medusa: products with their prices, and customers, are brought there. */
package io.revhub.connector.shop;
