package io.revhub.sandbox.crm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The org's limits, and the sandbox's own call to set the one that is enforced. */
@RestController
class LimitsApi {

    private final Calls calls;

    record Limit(int max, int remaining) {

        Map<String, Integer> shown() {
            Map<String, Integer> shown = new LinkedHashMap<>();
            shown.put("Max", max);
            shown.put("Remaining", remaining);
            return shown;
        }

        /** One that the sandbox does not count. */
        static Map<String, Integer> untouched(int max) {
            return new Limit(max, max).shown();
        }
    }

    /** @param dailyApiRequests how many calls a business day has */
    record Setting(int dailyApiRequests) {}

    LimitsApi(Calls calls) {
        this.calls = calls;
    }

    @GetMapping({DataApi.BASE + "/limits", DataApi.BASE + "/limits/"})
    Map<String, Map<String, Integer>> limits() {
        Map<String, Map<String, Integer>> limits = new LinkedHashMap<>();
        limits.put("ConcurrentAsyncGetReportInstances", Limit.untouched(200));
        limits.put("DailyApiRequests", new Limit(calls.limit(), calls.remaining()).shown());
        limits.put("DailyAsyncApexExecutions", Limit.untouched(250_000));
        limits.put("DailyBulkApiBatches", Limit.untouched(15_000));
        limits.put("DailyBulkV2QueryFileStorageMB", Limit.untouched(976_562));
        limits.put("DailyBulkV2QueryJobs", Limit.untouched(10_000));
        limits.put("DataStorageMB", Limit.untouched(10_240));
        limits.put("FileStorageMB", Limit.untouched(10_240));
        limits.put("HourlyPublishedPlatformEvents", Limit.untouched(50_000));
        limits.put("MonthlyPlatformEventsUsageEntitlement", Limit.untouched(0));
        return limits;
    }

    @PutMapping("/_sandbox/limits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@RequestBody Setting setting) {
        calls.limit(setting.dailyApiRequests());
    }
}
