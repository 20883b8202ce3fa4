package dev.weir.patterns.path;

import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of matches that overlap one that is complete, told the moment that it is complete.
 *
 * <p>Of those that are complete at one moment the one that began first has its say first, of those that began with the same
 * event the one that took the most events, of those the one whose events come first, then the one whose stages do. It stands
 * unless one before it skips it.
 *
 * <p>Used for one moment, or for several that follow each other: what is open is looked through once at the end, so that the
 * cost grows with the matches, and not with the matches times the moments.
 */
final class PathSkipping {
    private static final Comparator<Taken> IN_TIME =
            Comparator.comparing(Taken::held).thenComparingInt(Taken::stage);

    private final StateGraph graph;
    private final OpenPaths paths;
    private final AfterMatch way;
    private final int to;
    private final Skipped<HeldEvent> skipped;
    private Skipped<HeldEvent> now;

    PathSkipping(StateGraph graph, OpenPaths paths) {
        this.graph = graph;
        this.paths = paths;
        this.way = graph.definition().afterMatch();
        this.to = way.stageSkippedTo().map(graph.stages()::indexOf).orElse(-1);
        this.skipped = new Skipped<>(way);
        this.now = new Skipped<>(way);
    }

    /** A match that is complete, and what it took in the order of time. */
    private record Complete(OpenPath open, List<Taken> steps) {}

    /** Of the matches that are complete at one moment those that stand. */
    List<Taken> moment(List<OpenPath> complete) {
        now = new Skipped<>(way);
        complete.sort(OpenPath.OLDEST_FIRST);
        List<Taken> matches = new ArrayList<>();
        for (int from = 0; from < complete.size(); ) {
            int end = endOfBeginning(complete, from);
            settle(complete.subList(from, end), matches);
            from = end;
        }
        letGoAside();
        return matches;
    }

    /** After the last moment: what is skipped is let go. */
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

    /** Of those that began with one event. What is skipped already is not even looked at. */
    private void settle(List<OpenPath> complete, List<Taken> matches) {
        List<Complete> inTurn = new ArrayList<>(complete.size());
        for (OpenPath open : complete) {
            if (!holds(skipped, open)) {
                inTurn.add(new Complete(open, complete.size() > 1 ? steps(open) : List.of()));
            }
        }
        inTurn.sort(Comparator.comparing(Complete::steps, PathSkipping::compare));
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
        for (Taken each = complete.last(); each != null; each = each.before()) {
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

    /** Of a stage's events, met from the last to the first. */
    private HeldEvent target(@Nullable HeldEvent known, HeldEvent event) {
        return known == null || way instanceof AfterMatch.SkipToFirst ? event : known;
    }

    private static boolean holds(Skipped<HeldEvent> skips, OpenPath open) {
        return skips.holds(open.first(), open.last().held());
    }

    private static List<Taken> steps(OpenPath open) {
        Taken[] steps = Taken.path(open.last());
        Arrays.sort(steps, IN_TIME);
        return List.of(steps);
    }

    private static int compare(List<Taken> one, List<Taken> other) {
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

    /** Of those aside only what can have an event from the time of a match: the others overlap with none. */
    private void letGoAside() {
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
