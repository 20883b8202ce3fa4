package dev.weir.patterns.match;

import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.PatternException.Problem;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Repetition;
import dev.weir.patterns.definition.StageLists;
import dev.weir.patterns.definition.StagePlace;
import dev.weir.patterns.definition.StageTimes;
import java.time.Duration;
import java.util.List;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.MalformedPatternException;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;
import org.jspecify.annotations.Nullable;

/** Translates a pattern to Flink's Pattern API. */
final class Translation {
    private final AfterMatchSkipStrategy skip;
    private final List<Stage> whole;

    private Translation(PatternDefinition definition) {
        this.skip = skip(definition.afterMatch());
        this.whole = definition.stages();
    }

    static Pattern<Candidate, Candidate> of(PatternDefinition definition) throws PatternException {
        Translation translation = new Translation(definition);
        Pattern<Candidate, Candidate> whole = translation.chain(definition.stages(), List.of());
        return definition.withinMillis() > 0 ? whole.within(Duration.ofMillis(definition.withinMillis())) : whole;
    }

    /** Returns Flink's skip strategy: none if matches skip others at once, which {@link SkipStrategy} does. */
    static AfterMatchSkipStrategy skip(AfterMatch afterMatch) {
        if (!(afterMatch instanceof AfterMatch.Ordered ordered)) {
            return AfterMatchSkipStrategy.noSkip();
        }
        if (ordered.way() instanceof AfterMatch.SkipToFirst to) {
            return AfterMatchSkipStrategy.skipToFirst(to.stage());
        }
        if (ordered.way() instanceof AfterMatch.SkipToLast to) {
            return AfterMatchSkipStrategy.skipToLast(to.stage());
        }
        return ordered.way() instanceof AfterMatch.SkipToNext
                ? AfterMatchSkipStrategy.skipToNext()
                : AfterMatchSkipStrategy.skipPastLastEvent();
    }

    private Pattern<Candidate, Candidate> chain(List<Stage> stages, List<Integer> parent) throws PatternException {
        Pattern<Candidate, Candidate> chain = null;
        for (int i = 0; i < stages.size(); i++) {
            for (Stage each : StageLists.unwrapped(stages.get(i))) {
                chain = link(chain, each, StageLists.at(parent, i));
            }
        }
        if (chain == null) {
            throw new IllegalStateException("a pattern without stages");
        }
        return chain;
    }

    /**
     * Returns the pattern with a stage added; if Flink still refuses something that our checks accept, it is reported
     * with its place.
     */
    private Pattern<Candidate, Candidate> link(
            @Nullable Pattern<Candidate, Candidate> before, Stage stage, List<Integer> place) throws PatternException {
        try {
            if (stage instanceof Stage.Single single) {
                return single(before, single);
            }
            return group(before, (Stage.Group) stage, place);
        } catch (MalformedPatternException | UnsupportedOperationException | IllegalArgumentException e) {
            throw new PatternException(
                    List.of(new Problem(place, "Flink does not take this stage: " + e.getMessage())));
        }
    }

    private Pattern<Candidate, Candidate> single(@Nullable Pattern<Candidate, Candidate> before, Stage.Single stage) {
        Pattern<Candidate, Candidate> next = next(before, stage);
        next.where(StageCondition.where(stage, times(stage), unless(stage), before(stage)));
        repeat(next, stage.repetition());
        stage.until().ifPresent(until -> next.until(StageCondition.until(until)));
        if (stage.negated() && stage.withinMillis() > 0) {
            // creates the state in which an absence waits; all other windows are ours
            next.within(Duration.ofMillis(stage.withinMillis()), WithinType.PREVIOUS_AND_CURRENT);
        }
        return next;
    }

    private StageTimes times(Stage.Single stage) {
        return new StageTimes(stage, StagePlace.of(stage, whole));
    }

    /**
     * Returns what a stage must not take: what ends a repetition does not begin it either. Also an event that the next
     * stage takes is not between it and the one before: Flink lets such an event be both, and the match fails unless it
     * is complete.
     */
    private @Nullable StageCondition unless(Stage.Single stage) {
        if (stage.until().isPresent()) {
            return StageCondition.until(stage.until().get());
        }
        Stage.Single next = stage.negated() ? StageLists.after(stage, whole) : null;
        return next == null ? null : StageCondition.where(next, times(next), null, null);
    }

    /**
     * Returns the repeated stage after a {@code not}, which counts before its first event. Flink lets it count between
     * those repetitions too that may be left out, once an event has come that fits neither.
     */
    private @Nullable StageTimes before(Stage.Single stage) {
        Stage.Single next = stage.negated() ? StageLists.after(stage, whole) : null;
        return next == null || next.repetition().least() == next.repetition().most() ? null : times(next);
    }

    private Pattern<Candidate, Candidate> next(@Nullable Pattern<Candidate, Candidate> before, Stage.Single stage) {
        if (before == null) {
            return Pattern.begin(stage.name(), skip);
        }
        boolean negated = stage.negated();
        return switch (stage.next()) {
            case STRICT -> negated ? before.notNext(stage.name()) : before.next(stage.name());
            case RELAXED -> negated ? before.notFollowedBy(stage.name()) : before.followedBy(stage.name());
            case ANY -> before.followedByAny(stage.name());
        };
    }

    private Pattern<Candidate, Candidate> group(
            @Nullable Pattern<Candidate, Candidate> before, Stage.Group group, List<Integer> place)
            throws PatternException {
        Pattern<Candidate, Candidate> inner = chain(group.stages(), place);
        Pattern<Candidate, Candidate> next = before == null ? Pattern.begin(inner, skip) : next(before, group, inner);
        repeat(next, group.repetition());
        group.until().ifPresent(until -> next.until(StageCondition.until(until)));
        return next;
    }

    private static Pattern<Candidate, Candidate> next(
            Pattern<Candidate, Candidate> before, Stage.Group group, Pattern<Candidate, Candidate> inner) {
        return switch (group.next()) {
            case STRICT -> before.next(inner);
            case RELAXED -> before.followedBy(inner);
            case ANY -> before.followedByAny(inner);
        };
    }

    private static void repeat(Pattern<Candidate, Candidate> next, Repetition repetition) {
        if (repetition.isUnbounded()) {
            next.timesOrMore(repetition.least());
        } else if (repetition.least() < repetition.most()) {
            next.times(repetition.least(), repetition.most());
        } else if (repetition.isRepeated()) {
            next.times(repetition.least());
        }
        if (repetition.inner() == Inner.CONSECUTIVE) {
            next.consecutive();
        } else if (repetition.inner() == Inner.COMBINATIONS) {
            next.allowCombinations();
        }
        if (repetition.greedy()) {
            next.greedy();
        }
        if (repetition.optional()) {
            next.optional();
        }
    }
}
