package dev.weir.patterns.match;

import dev.weir.events.Event;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.Sample;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.StageLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The text on {@code afterMatch}, taken at its word: all matches that there are, moment by moment, and of each whether one
 * that was told before it skips it. For events in order, whose numbers grow with time.
 */
final class SkippingTwin {
    private static final Comparator<Told> FIRST_SAY = Comparator.<Told>comparingInt(Told::began)
            .thenComparingInt(match -> -match.events().size())
            .thenComparing(Told::events, SkippingTwin::lexicographic)
            .thenComparing(Told::places, SkippingTwin::lexicographic);

    private final AfterMatch way;
    private final List<String> stages;
    private final List<Told> told = new ArrayList<>();

    SkippingTwin(PatternDefinition definition) {
        this.way = definition.afterMatch();
        this.stages = StageLists.singles(definition.stages()).stream()
                .map(Stage.Single::name)
                .toList();
    }

    /** A match: its events in order, and beside each the place of its stage. */
    private record Told(Match match, List<Integer> events, List<Integer> places) {
        int began() {
            return events.get(0);
        }

        int last() {
            return events.get(events.size() - 1);
        }
    }

    /** All matches, of those that skip none, that were completed at one moment. */
    void complete(List<Match> matches) {
        List<Told> all = new ArrayList<>();
        matches.forEach(match -> all.add(told(match)));
        all.sort(FIRST_SAY);
        for (Told each : all) {
            if (told.stream().noneMatch(before -> skips(before, each))) {
                told.add(each);
            }
        }
    }

    List<String> matches() {
        return told.stream()
                .map(each -> PatternKey.describe(each.match()))
                .sorted()
                .toList();
    }

    private boolean skips(Told before, Told other) {
        if (way instanceof AfterMatch.SkipPastLastEvent) {
            return other.began() <= before.last();
        }
        if (way instanceof AfterMatch.SkipToNext) {
            return other.began() == before.began();
        }
        List<Event> target =
                before.match().stages().getOrDefault(way.stageSkippedTo().orElseThrow(), List.of());
        if (target.isEmpty()) {
            return false;
        }
        int at = way instanceof AfterMatch.SkipToFirst ? 0 : target.size() - 1;
        return other.began() < Sample.numberOf(target.get(at));
    }

    private Told told(Match match) {
        TreeMap<Integer, List<Integer>> places = new TreeMap<>();
        match.stages()
                .forEach((stage, events) ->
                        events.forEach(event -> places.computeIfAbsent(Sample.numberOf(event), n -> new ArrayList<>())
                                .add(stages.indexOf(stage))));
        List<Integer> numbers = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        for (Map.Entry<Integer, List<Integer>> entry : places.entrySet()) {
            for (int place : entry.getValue()) {
                numbers.add(entry.getKey());
                at.add(place);
            }
        }
        return new Told(match, numbers, at);
    }

    private static int lexicographic(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Integer.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
