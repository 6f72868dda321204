package io.revhub.desk;

import io.revhub.connector.Systems;
import io.revhub.deal.DealDocument.SystemRecord;
import java.util.Map;
import org.springframework.web.util.UriUtils;

/**
 * Where a person sees a record in its own system: the system's option {@code record-page.<record type>}, else
 * {@code record-page}, with {address}, {type} and {id} filled in.
 */
public final class RecordPages {

    private final Systems systems;

    RecordPages(Systems systems) {
        this.systems = systems;
    }

    /** Null: the system has no such page, or nobody has configured it. */
    public String of(String system, SystemRecord record) {
        Systems.Settings settings = systems.systems().get(system);
        if (settings == null) {
            return null;
        }
        Map<String, String> options = settings.options();
        String page = options.getOrDefault("record-page." + record.type(), options.get("record-page"));
        return page == null || page.isBlank()
                ? null
                : page.replace("{address}", settings.address().toString())
                        .replace("{type}", UriUtils.encodePathSegment(record.type(), "UTF-8"))
                        .replace("{id}", UriUtils.encodePath(record.id(), "UTF-8"));
    }
}
