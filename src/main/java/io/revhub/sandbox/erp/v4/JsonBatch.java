package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;

/**
 * A batch in JSON, as OData JSON Format 4.01 has it (chapter 19); Olingo's server library knows only multipart. Requests are
 * carried out in their order, those of a group all or none. What depends on a failure is 424. After a failure the rest is left
 * out, unless the client prefers to continue.
 */
final class JsonBatch {

    private static final int FAILED_DEPENDENCY = 424;

    private final ObjectMapper json;
    private final String root;
    private final Function<ODataRequest, ODataResponse> service;
    private final Function<Supplier<List<ObjectNode>>, List<ObjectNode>> together;
    private final Map<String, ODataResponse> done = new HashMap<>();
    private final Set<String> failed = new HashSet<>();

    /** Undoes what its group did. */
    private static final class GroupFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ObjectNode answer;

        GroupFailed(ObjectNode answer) {
            this.answer = answer;
        }
    }

    /**
     * @param root the address of the service, without a slash at its end
     * @param together carries out in one transaction
     */
    JsonBatch(
            ObjectMapper json,
            String root,
            Function<ODataRequest, ODataResponse> service,
            Function<Supplier<List<ObjectNode>>, List<ObjectNode>> together) {
        this.json = json;
        this.root = root;
        this.service = service;
        this.together = together;
    }

    /**
     * @param goOn whether what stands behind a failure is carried out as well
     * @throws IllegalArgumentException if the batch as a whole is none
     */
    ObjectNode answer(String body, boolean goOn) throws IOException {
        ObjectNode answer = json.createObjectNode();
        var responses = answer.putArray("responses");
        for (List<BatchPart> group : grouped(BatchPart.read(json.readTree(body)))) {
            responses.addAll(group.get(0).group() == null ? List.of(one(group.get(0))) : allOrNone(group));
            if (!failed.isEmpty() && !goOn) {
                break;
            }
        }
        return answer;
    }

    private static List<List<BatchPart>> grouped(List<BatchPart> parts) {
        List<List<BatchPart>> grouped = new ArrayList<>();
        String open = null;
        for (BatchPart part : parts) {
            if (part.group() == null || !part.group().equals(open)) {
                grouped.add(new ArrayList<>());
            }
            open = part.group();
            grouped.get(grouped.size() - 1).add(part);
        }
        return grouped;
    }

    private List<ObjectNode> allOrNone(List<BatchPart> group) {
        try {
            return together.apply(() -> group.stream().map(this::inGroup).toList());
        } catch (GroupFailed failure) {
            failed.add(group.get(0).group());
            group.forEach(part -> failed.add(part.id()));
            return group.stream()
                    .map(part -> part.id().equals(failure.answer.get("id").asText())
                            ? failure.answer
                            : dependent(part, "Another request of its group failed."))
                    .toList();
        }
    }

    private ObjectNode inGroup(BatchPart part) {
        ObjectNode answer = one(part);
        if (failed.contains(part.id())) {
            throw new GroupFailed(answer);
        }
        return answer;
    }

    private ObjectNode one(BatchPart part) {
        if (part.dependsOn().stream().anyMatch(failed::contains)) {
            failed.add(part.id());
            return dependent(part, "A request that this one depends on failed.");
        }
        ODataResponse response = service.apply(new BatchCall(json, root, done).request(part));
        done.put(part.id(), response);
        if (response.getStatusCode() >= 400) {
            failed.add(part.id());
        }
        return new BatchAnswer(json).of(part, response);
    }

    private ObjectNode dependent(BatchPart part, String why) {
        return new BatchAnswer(json).of(part, FAILED_DEPENDENCY, why);
    }
}
