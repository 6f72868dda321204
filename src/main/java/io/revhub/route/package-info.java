/** Loads routes and Kamelets: each file is tried in a shadow context first, so that a broken one stops nothing else. */
package io.revhub.route;
