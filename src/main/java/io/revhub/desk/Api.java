package io.revhub.desk;

import io.revhub.deal.DealDocument;
import io.revhub.deal.DealSummary;
import io.revhub.deal.DealThread;
import io.revhub.deal.Deals;
import io.revhub.deal.JournalEntry;
import io.revhub.deal.Step;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItems;
import io.revhub.document.DocumentId;
import io.revhub.intake.CaptureQueues;
import io.revhub.intake.Readings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the pages show, for programs. */
@RestController
@RequestMapping("/api")
class Api {

    private static final int MOST = 500;

    private final Deals deals;
    private final Sentences sentences;
    private final SystemStates systems;
    private final BrokenFiles broken;
    private final Deliveries deliveries;
    private final Readings readings;
    private final ParkedItems parkedItems;
    private final CaptureQueues captureQueues;

    Api(
            Deals deals,
            Sentences sentences,
            SystemStates systems,
            BrokenFiles broken,
            Deliveries deliveries,
            Readings readings,
            ParkedItems parkedItems,
            CaptureQueues captureQueues) {
        this.deals = deals;
        this.sentences = sentences;
        this.systems = systems;
        this.broken = broken;
        this.deliveries = deliveries;
        this.readings = readings;
        this.parkedItems = parkedItems;
        this.captureQueues = captureQueues;
    }

    record Thread(
            DealSummary deal,
            List<Step> steps,
            List<Sentences.Told> blockers,
            List<DealDocument> documents,
            List<JournalEntry> entries) {}

    /** @param captured what has come in and is not taken in yet, by queue; null if the broker does not say */
    record Status(
            List<SystemStates.SystemState> systems,
            Map<String, Long> captured,
            long openDeliveries,
            long openReadings,
            long parked,
            Map<String, String> broken) {}

    /** @param account an account's id: its deals alone, with those of the accounts that are merged into it */
    @GetMapping("/deals")
    List<DealSummary> deals(
            @RequestParam(defaultValue = "50") int atMost, @RequestParam(required = false) String account) {
        int most = Math.max(0, Math.min(atMost, MOST));
        if (account == null) {
            return deals.newest(most);
        }
        return DocumentId.isOne(account) ? deals.of(new DocumentId(account), most) : List.of();
    }

    @GetMapping("/deals/{number}")
    ResponseEntity<?> deal(@PathVariable String number, Locale locale) {
        return deals.thread(number)
                .<ResponseEntity<?>>map(thread -> ResponseEntity.ok(told(thread, locale)))
                .orElseGet(() -> absent("There is no deal " + number + "."));
    }

    @GetMapping("/status")
    Status status() {
        return new Status(
                systems.all(),
                captureQueues.waiting().orElse(null),
                deliveries.open(),
                readings.open(),
                parkedItems.count(),
                broken.all());
    }

    private Thread told(DealThread thread, Locale locale) {
        return new Thread(
                thread.deal(),
                thread.steps(),
                sentences.told(thread.blockers(), locale),
                thread.documents(),
                thread.entries());
    }

    private static ResponseEntity<?> absent(String text) {
        return Problem.answer(HttpStatus.NOT_FOUND, text);
    }
}
