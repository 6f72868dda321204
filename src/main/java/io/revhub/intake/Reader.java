package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;

/** Reads whole records of one type, root and children together. Implemented by connectors; never called in a transaction. */
public interface Reader {

    /**
     * Reads records in as few calls as the system allows.
     *
     * @return the records by their ids, decimals exact; one that the system does not have (404) is absent
     * @throws ReadFailed if the system could not be asked now; all are read again later
     */
    Map<String, JsonNode> read(Collection<String> recordIds);
}
