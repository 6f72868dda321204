package io.revhub.deal;

import static io.revhub.deal.Step.Name.BOOKED;
import static io.revhub.deal.Step.Name.CLOSED;
import static io.revhub.deal.Step.Name.FULFILLED;
import static io.revhub.deal.Step.Name.INVOICED;
import static io.revhub.deal.Step.Name.ORDERED;
import static io.revhub.deal.Step.Name.PAID;
import static io.revhub.deal.Step.Name.PROVISIONED;
import static io.revhub.deal.Step.Name.SIGNED;
import static io.revhub.deal.Step.State.DONE;
import static io.revhub.deal.Step.State.OPEN;
import static io.revhub.deal.Step.State.PARKED;
import static io.revhub.deal.Step.State.UNNEEDED;
import static io.revhub.deal.Step.State.WAITING;

import io.revhub.delivery.Deliveries;
import io.revhub.document.Document;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells how far a deal is, step by step. */
final class Progress {

    private final Deal deal;
    private final Figures figures;
    private final Blockage blockage;
    private final Completeness complete;
    private final Belonging belonging;
    private final Instant signed;

    Progress(Deal deal, Figures figures, Blockage blockage, Instant signed) {
        this.deal = deal;
        this.figures = figures;
        this.blockage = blockage;
        this.complete = new Completeness(deal, figures);
        this.belonging = new Belonging(deal);
        this.signed = signed;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Step.Name name : Step.Name.values()) {
            steps.add(name == CLOSED ? closed(steps) : step(name));
        }
        return steps;
    }

    private Step step(Step.Name name) {
        List<Deliveries.State> deliveries = belonging.deliveries(name);
        List<Document> documents = belonging.documents(name);
        Instant parked = parkedSince(deliveries);
        if (parked != null) {
            return new Step(name, PARKED, parked, null);
        }
        if (isUnneeded(name, deliveries)) {
            return new Step(name, UNNEEDED, null, null);
        }
        List<Deliveries.State> open =
                deliveries.stream().filter(d -> !d.state().equals("delivered")).toList();
        if (isComplete(name, deliveries) && open.isEmpty()) {
            return new Step(name, DONE, doneAt(name, documents, deliveries), null);
        }
        boolean begun = !documents.isEmpty() || !deliveries.isEmpty();
        Instant since = open.stream()
                .map(Deliveries.State::changedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Step(name, begun ? WAITING : OPEN, since, name == PAID ? due() : null);
    }

    private Instant parkedSince(List<Deliveries.State> deliveries) {
        return deliveries.stream()
                .map(blockage::parkedSince)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean isUnneeded(Step.Name name, List<Deliveries.State> deliveries) {
        boolean ordered = deal.documents("order").findAny().isPresent();
        return switch (name) {
            case PROVISIONED -> ordered && deliveries.isEmpty();
            case FULFILLED -> ordered && deliveries.isEmpty() && complete.nothingToFulfil();
            default -> false;
        };
    }

    private boolean isComplete(Step.Name name, List<Deliveries.State> deliveries) {
        return switch (name) {
            case SIGNED -> true;
            case ORDERED -> deal.documents("order").findAny().isPresent();
            case PROVISIONED -> !deliveries.isEmpty();
            case FULFILLED -> complete.fulfilled();
            case INVOICED -> complete.invoiced();
            case BOOKED -> complete.invoiced() && complete.booked();
            case PAID -> complete.invoiced() && complete.paid();
            case CLOSED -> complete.cleared();
        };
    }

    /** Closed is what is done in every step and cleared. */
    private Step closed(List<Step> before) {
        Step step = step(CLOSED);
        boolean allDone = before.stream().allMatch(s -> s.state() == DONE || s.state() == UNNEEDED);
        return step.state() != DONE || allDone ? step : new Step(CLOSED, WAITING, null, null);
    }

    private Instant doneAt(Step.Name name, List<Document> documents, List<Deliveries.State> deliveries) {
        if (name == SIGNED) {
            return signed;
        }
        boolean byDelivery = name == PROVISIONED || name == BOOKED || name == CLOSED;
        Stream<Instant> times = byDelivery
                ? deliveries.stream().map(Deliveries.State::changedAt)
                : documents.stream().map(deal::made);
        return times.max(Comparator.naturalOrder()).orElse(null);
    }

    /** The earliest due date of the invoices while not everything is paid. */
    private LocalDate due() {
        return deal.documents("invoice")
                .flatMap(i -> i.text("dueDate").stream())
                .map(LocalDate::parse)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
