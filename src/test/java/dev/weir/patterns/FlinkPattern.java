package dev.weir.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;

/** What somebody would write by hand with Flink's Pattern API; shares nothing with how we do it. */
public final class FlinkPattern {
    private final List<SampleCondition> conditions;

    public FlinkPattern(List<SampleCondition> conditions) {
        this.conditions = conditions;
    }

    public Pattern<Sample, Sample> of(PatternDefinition definition) {
        Pattern<Sample, Sample> pattern = sequence(definition.stages(), skip(definition.afterMatch()));
        if (definition.withinMillis() > 0) {
            pattern.within(Duration.ofMillis(definition.withinMillis()));
        }
        return pattern;
    }

    private Pattern<Sample, Sample> sequence(List<Stage> stages, AfterMatchSkipStrategy skip) {
        Pattern<Sample, Sample> pattern = null;
        for (Stage stage : stages) {
            pattern = stage instanceof Stage.Group group
                    ? quantified(append(pattern, group, sequence(group.stages(), skip), skip), group.repetition())
                    : single(pattern, (Stage.Single) stage, skip);
        }
        if (pattern == null) {
            throw new IllegalArgumentException("no stages");
        }
        return pattern;
    }

    private static Pattern<Sample, Sample> append(
            @Nullable Pattern<Sample, Sample> before,
            Stage.Group group,
            Pattern<Sample, Sample> inner,
            AfterMatchSkipStrategy skip) {
        if (before == null) {
            return Pattern.begin(inner, skip);
        }
        if (group.next() == Stage.Next.ANY) {
            return before.followedByAny(inner);
        }
        return group.next() == Stage.Next.STRICT ? before.next(inner) : before.followedBy(inner);
    }

    private Pattern<Sample, Sample> single(
            @Nullable Pattern<Sample, Sample> before, Stage.Single stage, AfterMatchSkipStrategy skip) {
        Pattern<Sample, Sample> pattern = named(before, stage, skip).where(new Where(stage, conditions));
        quantified(pattern, stage.repetition());
        if (stage.until().isPresent()) {
            pattern.until(new Until(conditions.get(stage.until().orElseThrow().number())));
        }
        return stage.withinMillis() == 0
                ? pattern
                : pattern.within(Duration.ofMillis(stage.withinMillis()), WithinType.PREVIOUS_AND_CURRENT);
    }

    private static Pattern<Sample, Sample> named(
            @Nullable Pattern<Sample, Sample> before, Stage.Single stage, AfterMatchSkipStrategy skip) {
        String name = stage.name();
        if (before == null) {
            return Pattern.begin(name, skip);
        }
        if (stage.negated()) {
            return stage.next() == Stage.Next.STRICT ? before.notNext(name) : before.notFollowedBy(name);
        }
        return switch (stage.next()) {
            case RELAXED -> before.followedBy(name);
            case STRICT -> before.next(name);
            case ANY -> before.followedByAny(name);
        };
    }

    private static Pattern<Sample, Sample> quantified(Pattern<Sample, Sample> pattern, Stage.Repetition repetition) {
        Duration window = repetition.withinMillis() == 0 ? null : Duration.ofMillis(repetition.withinMillis());
        if (repetition.most() == Stage.Repetition.UNBOUNDED) {
            if (repetition.least() == 1) {
                pattern.oneOrMore(window);
            } else {
                pattern.timesOrMore(repetition.least(), window);
            }
        } else if (repetition.most() > 1) {
            pattern.times(repetition.least(), repetition.most(), window);
        }
        switch (repetition.inner()) {
            case CONSECUTIVE -> pattern.consecutive();
            case COMBINATIONS -> pattern.allowCombinations();
            case RELAXED -> {}
        }
        if (repetition.greedy()) {
            pattern.greedy();
        }
        return repetition.optional() ? pattern.optional() : pattern;
    }

    private static AfterMatchSkipStrategy skip(AfterMatch afterMatch) {
        if (!(afterMatch instanceof AfterMatch.Ordered ordered)) {
            assertThat(afterMatch).isEqualTo(new AfterMatch.NoSkip());
            return AfterMatchSkipStrategy.noSkip();
        }
        if (ordered.way() instanceof AfterMatch.SkipToNext) {
            return AfterMatchSkipStrategy.skipToNext();
        } else if (ordered.way() instanceof AfterMatch.SkipToFirst first) {
            return AfterMatchSkipStrategy.skipToFirst(first.stage());
        } else if (ordered.way() instanceof AfterMatch.SkipToLast last) {
            return AfterMatchSkipStrategy.skipToLast(last.stage());
        }
        return AfterMatchSkipStrategy.skipPastLastEvent();
    }

    private static boolean holds(SampleCondition condition, Sample sample, IterativeCondition.Context<Sample> context)
            throws Exception {
        List<Sample> taken = new ArrayList<>();
        if (condition.looksBack()) {
            context.getEventsForPattern(condition.stage()).forEach(taken::add);
        }
        return condition.holds(sample, taken);
    }

    private static final class Where extends IterativeCondition<Sample> {
        private static final long serialVersionUID = 1L;
        private final HashMap<EventType, SampleCondition> byType = new HashMap<>();

        Where(Stage.Single stage, List<SampleCondition> conditions) {
            for (EventType type : stage.on()) {
                Stage.Condition where = stage.where().get(type);
                byType.put(type, where == null ? new SampleCondition(-1, "") : conditions.get(where.number()));
            }
        }

        @Override
        public boolean filter(Sample sample, Context<Sample> context) throws Exception {
            SampleCondition condition = byType.get(sample.type());
            return condition != null && holds(condition, sample, context);
        }
    }

    private static final class Until extends IterativeCondition<Sample> {
        private static final long serialVersionUID = 1L;
        private final SampleCondition condition;

        Until(SampleCondition condition) {
            this.condition = condition;
        }

        @Override
        public boolean filter(Sample sample, Context<Sample> context) throws Exception {
            return holds(condition, sample, context);
        }
    }
}
