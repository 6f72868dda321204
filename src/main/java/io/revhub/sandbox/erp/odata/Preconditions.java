package io.revhub.sandbox.erp.odata;

import org.apache.olingo.odata2.api.commons.HttpStatusCodes;

/** Changes of entities with an ETag must name the one they saw. */
final class Preconditions {

    private Preconditions() {}

    static void check(Resolver.Found found, String ifMatch) {
        if (found.declaration().etag() == null) {
            return;
        }
        if (ifMatch == null) {
            throw SapError.with(
                    HttpStatusCodes.PRECONDITION_REQUIRED, "The data service request requires an If-Match header.");
        }
        if (!"*".equals(ifMatch)
                && !EntityWriter.etag(found.declaration(), found.entity()).equals(ifMatch)) {
            throw SapError.with(
                    HttpStatusCodes.PRECONDITION_FAILED, "The record has been changed by another user meanwhile.");
        }
    }
}
