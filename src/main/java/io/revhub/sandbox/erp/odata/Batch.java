package io.revhub.sandbox.erp.odata;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.odata2.api.batch.BatchHandler;
import org.apache.olingo.odata2.api.batch.BatchRequestPart;
import org.apache.olingo.odata2.api.batch.BatchResponsePart;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderBatchProperties;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataRequest;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.apache.olingo.odata2.api.uri.PathInfo;

/** Batches: reads one by one; a change set all or nothing, and its first failure is the answer of the whole. */
final class Batch {

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ODataResponse response;

        Failed(ODataResponse response) {
            this.response = response;
        }
    }

    private Batch() {}

    static ODataResponse answer(BatchHandler handler, String contentType, InputStream content, PathInfo path)
            throws ODataException {
        var properties = EntityProviderBatchProperties.init().pathInfo(path).build();
        List<BatchResponsePart> parts = new ArrayList<>();
        for (BatchRequestPart part : EntityProvider.parseBatchRequest(contentType, content, properties)) {
            parts.add(handler.handleBatchPart(part));
        }
        return EntityProvider.writeBatchResponse(parts);
    }

    static BatchResponsePart changeSet(BatchHandler handler, List<ODataRequest> requests, Entities entities) {
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
