/** Web pages and REST API, and who may use them. */
package io.revhub.desk;
