package dev.weir.patterns.match;

import dev.weir.events.Event;
import dev.weir.patterns.path.CurrentEvent;
import dev.weir.patterns.path.PathWalker;
import dev.weir.patterns.path.TakenEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Matches with our own matcher. */
final class PathRun implements Run {
    private final PathWalker walker;
    private final CompiledPattern pattern;
    private final Conditions conditions;
    private boolean changed;
    private int gaveWay;

    PathRun(PathWalker walker, CompiledPattern pattern, Conditions conditions) {
        this.walker = walker;
        this.pattern = pattern;
        this.conditions = conditions;
    }

    @Override
    public boolean changed() {
        return changed;
    }

    @Override
    public int gaveWay() {
        return gaveWay;
    }

    @Override
    public List<Match> pass(long timeMillis) {
        walker.dropAside(timeMillis);
        List<Match> matches = List.of();
        if (pattern.isCompletedByTime()) {
            walker.waitForAbsence(timeMillis);
            if (pattern.definition().skipsAtOnce()) {
                matches = byTime(walker.completeInTurn(timeMillis), matches);
            }
        }
        return byTime(walker.end(timeMillis), matches);
    }

    private List<Match> byTime(List<TakenEvent> found, List<Match> before) {
        List<Match> matches = before;
        for (int i = 0; i < found.size(); i++) {
            matches = add(found.get(i), pattern.graph().endMillis(found.get(i)), matches);
        }
        return matches;
    }

    @Override
    public List<Match> release(long timeMillis) {
        return List.of();
    }

    @Override
    public List<Match> leftWaiting() {
        return List.of();
    }

    @Override
    public List<Match> match(Occurrence occurrence) {
        Event event = occurrence.event();
        CurrentEvent.Asker asker = (number, soFar) ->
                conditions.hold(number, occurrence, soFar == null ? PartialMatch.NOTHING : new SoFar(pattern, soFar));
        List<TakenEvent> found = walker.match(event, occurrence.epoch(), asker);
        List<Match> matches = List.of();
        for (int i = 0; i < found.size(); i++) {
            matches = add(found.get(i), event.timestampMillis(), matches);
        }
        return matches;
    }

    /** The events of an open match, by the last that it took. */
    private record SoFar(CompiledPattern pattern, TakenEvent last) implements PartialMatch {
        @Override
        public List<Event> events(String stage) {
            int place = pattern.placeOf(stage);
            List<Event> events = new ArrayList<>();
            for (TakenEvent taken = last; taken != null; taken = taken.before()) {
                if (taken.stage() == place) {
                    events.add(0, taken.held().event());
                }
            }
            return events;
        }

        @Override
        public @Nullable Event first(String stage) {
            int place = pattern.placeOf(stage);
            Event first = null;
            for (TakenEvent taken = last; taken != null; taken = taken.before()) {
                first = taken.stage() == place ? taken.held().event() : first;
            }
            return first;
        }
    }

    @Override
    public void lookAt(long timestampMillis, boolean inOrder) {
        walker.lookAt(timestampMillis, inOrder);
    }

    @Override
    public void hideBeginnings() {
        walker.hideBeginnings();
    }

    @Override
    public boolean isInSight() {
        return walker.isInSight();
    }

    @Override
    public void putBack() {
        walker.putBack();
    }

    @Override
    public void makeRoom() {
        gaveWay += walker.makeRoom();
        changed |= walker.changed();
    }

    /**
     * One event may complete very many matches at once, more than may be open: those beyond the bound are dropped too.
     */
    private List<Match> add(TakenEvent found, long completedMillis, List<Match> before) {
        if (before.size() >= pattern.definition().maxOpen()) {
            gaveWay++;
            return before;
        }
        Map<String, List<Event>> stages = new LinkedHashMap<>();
        TakenEvent[] path = TakenEvent.path(found);
        for (TakenEvent taken : path) {
            String stage = pattern.graph().stages().get(taken.stage());
            stages.computeIfAbsent(stage, name -> new ArrayList<>())
                    .add(taken.held().event());
        }
        List<Match> matches = before.isEmpty() ? new ArrayList<>() : before;
        matches.add(new Match(stages, path[0].held().epoch(), completedMillis));
        return matches;
    }
}
