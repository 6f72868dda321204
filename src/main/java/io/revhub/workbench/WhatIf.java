package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.workbench.Effect.Call;
import io.revhub.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells what changed routes, mappings, code lists and ownership would make of what is stored: the documents of the last
 * versions are made anew from the changes that they came with, once with what is in use and once with what is proposed, and
 * the two are compared, then what would be sent. Nothing is sent or stored. Documents that a mapping joins are taken as they
 * are stored. Thread-safe.
 */
public final class WhatIf {

    private static final int MOST = 5000;

    private final Replay.Stored stored;
    private final Workspace inUse;

    WhatIf(Replay.Stored stored, Workspace inUse) {
        this.stored = stored;
        this.inUse = inUse;
    }

    /**
     * Which versions.
     *
     * @param until exclusive
     * @param last how many at most, the newest
     */
    public record Span(Instant from, Instant until, int last) {

        /** The last ones, whenever they were made. */
        public static Span last(int last) {
            return new Span(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), last);
        }
    }

    /** @param documents how many were looked at. @param effects of those that would differ */
    public record Answer(int documents, List<Effect> effects) {}

    public Answer ask(Workspace proposed, Span span) {
        Replay before = new Replay(stored, Side.of(inUse));
        Replay after = new Replay(stored, Side.of(proposed));
        List<Effect> effects = new ArrayList<>();
        Deque<DocumentId> open = new ArrayDeque<>(stored.documents().changed(span.from(), span.until(), span.last()));
        Set<DocumentId> seen = new HashSet<>(open);
        int looked = 0;
        while (!open.isEmpty() && looked < MOST) {
            Optional<Document> found = stored.documents().find(open.poll()).filter(d -> d.version() > 0);
            if (found.isPresent()) {
                looked++;
                Comparing comparing = new Comparing(found.get(), before, after);
                comparing.effect().ifPresent(effects::add);
                comparing.touched.stream().filter(seen::add).forEach(open::add);
            }
        }
        return new Answer(looked, effects);
    }

    /** One document on both sides. */
    private static final class Comparing {

        private final Document document;
        private final Replay before;
        private final Replay after;
        private final List<Call> calls = new ArrayList<>();
        private final Set<DocumentId> touched = new TreeSet<>();

        Comparing(Document document, Replay before, Replay after) {
            this.document = document;
            this.before = before;
            this.after = after;
        }

        Optional<Effect> effect() {
            Form was = before.document(document);
            Form would = after.document(document);
            List<Difference> fields = Difference.between(was.body(), would.body());
            String parked = Objects.equals(was.refusal(), would.refusal()) ? null : would.refusal();
            if (would.refusal() == null) {
                targets(w -> w.isTo(document.type())).forEach(this::call);
                targets(w -> w.isBegetting(document.type())).forEach(this::beget);
            }
            return fields.isEmpty() && parked == null && calls.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Effect(
                            document.id(), document.type(), document.title(), fields, parked, List.copyOf(calls)));
        }

        private Set<String> targets(Predicate<Way> which) {
            Set<String> systems = new TreeSet<>();
            Stream.of(before, after)
                    .flatMap(replay -> replay.side().ways().stream())
                    .filter(which)
                    .forEach(way -> systems.add(way.system()));
            return systems;
        }

        private static Optional<Way> way(Replay replay, Document document, String system) {
            return replay.side()
                    .way(w -> w.record() == null
                            && w.document().equals(document.type())
                            && w.system().equals(system));
        }

        private void call(String system) {
            Form was = before.output(document, way(before, document, system));
            Form would = after.output(document, way(after, document, system));
            List<Difference> fields = Difference.between(was.body(), would.body());
            String parked = Objects.equals(was.refusal(), would.refusal()) ? null : would.refusal();
            if (parked != null || !fields.isEmpty()) {
                calls.add(new Call(
                        system, kind(nothing(was), nothing(would)), parked == null ? fields : List.of(), parked));
            }
        }

        private static boolean nothing(Form form) {
            return form.body() == null || form.body().isNull();
        }

        private static String kind(boolean nothingBefore, boolean nothingAfter) {
            if (nothingBefore) {
                return "new";
            }
            return nothingAfter ? "dropped" : "changed";
        }

        private void beget(String target) {
            Optional<Way> was = way(before, document, target);
            Optional<Way> would = way(after, document, target);
            var children = was.map(w -> before.children(document, w)).orElseGet(Map::of);
            var others = would.map(w -> after.children(document, w)).orElseGet(Map::of);
            Set<String> parts = new TreeSet<>(children.keySet());
            parts.addAll(others.keySet());
            String type = target.substring(target.indexOf('/') + 1);
            for (String part : parts) {
                JsonNode one = children.get(part);
                JsonNode other = others.get(part);
                if (one == null || other == null) {
                    calls.add(new Call(target, kind(one == null, other == null), Difference.between(one, other), null));
                } else if (!one.equals(other)) {
                    touched.add(Replay.identity(document, type, part));
                }
            }
            String refusal = after.output(document, would).refusal();
            if (refusal != null && before.output(document, was).refusal() == null) {
                calls.add(new Call(target, "dropped", List.of(), refusal));
            }
        }
    }
}
