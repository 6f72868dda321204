/**
 * Small REST systems by configuration alone: {@code GET <path>/<id>}, {@code ?externalKey=}, {@code ?updated_since=}, POST,
 * PATCH; records with {@code id}, {@code externalKey} and {@code updatedAt}. What `./revhub new system` writes Kamelets for.
 */
package io.revhub.connector.rest;
