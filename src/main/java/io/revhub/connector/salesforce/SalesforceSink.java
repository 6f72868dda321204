package io.revhub.connector.salesforce;

import io.revhub.connector.Systems.Settings;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import java.time.Duration;
import java.util.List;

/** Brings documents to Salesforce: their records, then what is to follow. */
record SalesforceSink(Settings settings, SalesforceCalls crm) implements Sink {

    private static final int CALLS = 4;

    @Override
    public List<SinkStep> steps() {
        Upserts upserts = new Upserts(crm, settings.timeout().multipliedBy(CALLS - 1));
        Lookup lookup = new Lookup(crm);
        return List.of(new RecordsStep(upserts, lookup), new ThenStep(upserts, lookup));
    }

    /** A call may be preceded by the description of its object, and that by a log-in. */
    @Override
    public Duration deadline() {
        return settings.timeout().multipliedBy(CALLS + 2);
    }

    @Override
    public Duration settle() {
        return settings.settle();
    }
}
