package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.time.YearMonth;

/** Which posting periods are open: those of the master data, unless somebody opened or closed them. */
final class Periods {

    private static final String TYPE = "_Period";

    private final Records records;
    private final MasterData masterData;

    Periods(Records records, MasterData masterData) {
        this.records = records;
        this.masterData = masterData;
    }

    void set(String companyCode, YearMonth period, boolean open) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("open", open);
        records.put(TYPE, companyCode + "/" + period, body);
    }

    boolean isOpen(String companyCode, YearMonth period) {
        return records.find(TYPE, companyCode + "/" + period)
                .map(body -> body.get("open").booleanValue())
                .orElseGet(() -> masterData.companyCodes().get(companyCode).opens(period));
    }
}
