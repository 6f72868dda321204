package io.revhub.sandbox.erp.odata;

import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.odata2.api.batch.BatchHandler;
import org.apache.olingo.odata2.api.batch.BatchResponsePart;
import org.apache.olingo.odata2.api.processor.ODataRequest;
import org.apache.olingo.odata2.api.processor.ODataResponse;

/** A change set of a batch: all or nothing; the first failure is the answer of the whole. */
final class ChangeSet {

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ODataResponse response;

        Failed(ODataResponse response) {
            this.response = response;
        }
    }

    private ChangeSet() {}

    static BatchResponsePart run(BatchHandler handler, List<ODataRequest> requests, Entities entities) {
        try {
            List<ODataResponse> responses = entities.together(() -> responses(handler, requests));
            return BatchResponsePart.responses(responses).changeSet(true).build();
        } catch (Failed failed) {
            return BatchResponsePart.responses(List.of(failed.response))
                    .changeSet(false)
                    .build();
        }
    }

    private static List<ODataResponse> responses(BatchHandler handler, List<ODataRequest> requests) {
        List<ODataResponse> responses = new ArrayList<>();
        for (ODataRequest request : requests) {
            ODataResponse response = Checked.get(() -> handler.handleRequest(request));
            if (response.getStatus().getStatusCode() >= 400) {
                throw new Failed(response);
            }
            responses.add(response);
        }
        return responses;
    }
}
