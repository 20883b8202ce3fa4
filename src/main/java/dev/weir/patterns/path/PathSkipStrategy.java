package dev.weir.patterns.path;

import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides about matches that overlap a completed one, at the moment of its completion.
 *
 * <p>Of the matches completed at one moment, the one that began first comes first; among those that began with the same
 * event, the one with the most events; among those, the one with the earliest events, and then the earliest stages. A
 * match stands unless one before it skips it.
 *
 * <p>For one moment, or for several successive ones: open matches are scanned once at the end, so that the cost grows
 * with the matches, and not with the matches times the moments.
 */
final class PathSkipStrategy {
    private static final Comparator<TakenEvent> IN_TIME = Comparator.comparing(TakenEvent::held);

    private final StateGraph graph;
    private final OpenPaths paths;
    private final AfterMatch way;
    private final int to;
    private final Skipped<HeldEvent> skipped;
    private Skipped<HeldEvent> now;

    PathSkipStrategy(StateGraph graph, OpenPaths paths) {
        this.graph = graph;
        this.paths = paths;
        this.way = graph.definition().afterMatch();
        this.to = way.stageSkippedTo().map(graph.stages()::indexOf).orElse(-1);
        this.skipped = new Skipped<>(way);
        this.now = new Skipped<>(way);
    }

    /** A completed match, and its events in the order of time. */
    private record Complete(OpenPath open, List<TakenEvent> steps) {}

    /** Selects, from the matches completed at one moment, those that stand. */
    List<TakenEvent> moment(List<OpenPath> complete) {
        now = new Skipped<>(way);
        complete.sort(OpenPath.OLDEST_FIRST);
        List<TakenEvent> matches = new ArrayList<>();
        for (int from = 0; from < complete.size(); ) {
            int end = endOfBeginning(complete, from);
            settle(complete.subList(from, end), matches);
            from = end;
        }
        dropSkippedAside();
        return matches;
    }

    /** Removes what is skipped, after the last moment. */
    void end() {
        if (skipped.isNothing()) {
            return;
        }
        for (Iterator<OpenPath> each = paths.partial().iterator(); each.hasNext(); ) {
            OpenPath open = each.next();
            if (open.isOpen() && holds(skipped, open)) {
                each.remove();
            }
        }
    }

    private static int endOfBeginning(List<OpenPath> complete, int from) {
        int end = from + 1;
        while (end < complete.size()
                && complete.get(end).first().equals(complete.get(from).first())) {
            end++;
        }
        return end;
    }

    /** Settles the completed matches that began with one event. Matches that are already skipped are not considered. */
    private void settle(List<OpenPath> complete, List<TakenEvent> matches) {
        List<Complete> inTurn = new ArrayList<>(complete.size());
        for (OpenPath open : complete) {
            if (!holds(skipped, open)) {
                inTurn.add(new Complete(open, complete.size() > 1 ? steps(open) : List.of()));
            }
        }
        inTurn.sort(Comparator.comparing(Complete::steps, PathSkipStrategy::compare));
        for (Complete each : inTurn) {
            if (!holds(skipped, each.open())) {
                matches.add(each.open().last());
                stands(each.open());
            }
        }
    }

    private void stands(OpenPath complete) {
        HeldEvent first = complete.first();
        HeldEvent last = first;
        HeldEvent target = null;
        for (TakenEvent each = complete.last(); each != null; each = each.before()) {
            HeldEvent event = each.held();
            first = event.compareTo(first) < 0 ? event : first;
            last = event.compareTo(last) > 0 ? event : last;
            target = each.stage() == to ? target(target, event) : target;
        }
        Skipped.Standing<HeldEvent> standing =
                new Skipped.Standing<>(complete.first(), complete.last().held(), first.timestampMillis(), last, target);
        skipped.add(standing);
        now.add(standing);
    }

    /** Returns the event to skip to; the events of a stage are visited from last to first. */
    private HeldEvent target(@Nullable HeldEvent known, HeldEvent event) {
        return known == null || way instanceof AfterMatch.SkipToFirst ? event : known;
    }

    private static boolean holds(Skipped<HeldEvent> skips, OpenPath open) {
        return skips.holds(open.first(), open.last().held());
    }

    private static List<TakenEvent> steps(OpenPath open) {
        TakenEvent[] steps = TakenEvent.path(open.last());
        Arrays.sort(steps, IN_TIME);
        return List.of(steps);
    }

    private static int compare(List<TakenEvent> one, List<TakenEvent> other) {
        if (one.size() != other.size()) {
            return Integer.compare(other.size(), one.size());
        }
        int order = 0;
        for (int i = 0; i < one.size() && order == 0; i++) {
            order = one.get(i).held().compareTo(other.get(i).held());
        }
        for (int i = 0; i < one.size() && order == 0; i++) {
            order = Integer.compare(one.get(i).stage(), other.get(i).stage());
        }
        return order;
    }

    /**
     * Removes matches that were set aside only if they can have an event from the time of a match: the others overlap
     * none.
     */
    private void dropSkippedAside() {
        if (now.isNothing()) {
            return;
        }
        for (Iterator<OpenPath> each = paths.aside().iterator(); each.hasNext(); ) {
            OpenPath open = each.next();
            if (holds(now, open) && !now.beginsAt(graph.endMillis(open))) {
                each.remove();
            }
        }
    }
}
