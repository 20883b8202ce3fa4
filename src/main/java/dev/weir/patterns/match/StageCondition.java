package dev.weir.patterns.match;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.StageTimes;
import dev.weir.patterns.path.EdgeCondition;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a stage for Flink's compiler. It only holds numbers, because the compiler serializes every condition
 * to check that it is serializable.
 */
final class StageCondition extends IterativeCondition<Candidate> {
    private static final long serialVersionUID = 1L;
    private static final int ALWAYS = -1;

    private final HashMap<EventType, Asked> byType = new HashMap<>();
    private final @Nullable Asked ofAny;
    private final @Nullable StageTimes times;
    private final @Nullable StageCondition unless;
    private final @Nullable StageTimes before;

    /** A condition, {@link #ALWAYS} for none. */
    private record Asked(int number, boolean looksBack) implements Serializable {
        EdgeCondition onPaths() {
            return number == ALWAYS ? new EdgeCondition.Constant(true) : new EdgeCondition.Numbered(number, looksBack);
        }
    }

    private StageCondition(
            @Nullable StageTimes times,
            @Nullable StageCondition unless,
            @Nullable StageTimes before,
            @Nullable Asked ofAny) {
        this.ofAny = ofAny;
        this.times = times;
        this.unless = unless;
        this.before = before;
    }

    /**
     * Returns a condition that an event is of one of the stage's types, that its type's condition holds, and that it is
     * in time.
     *
     * @param unless a condition that must not hold for it; null if there is none
     * @param before a stage that must not have taken an event yet; null if there is none
     */
    static StageCondition where(
            Stage.Single stage, StageTimes times, @Nullable StageCondition unless, @Nullable StageTimes before) {
        StageCondition condition = new StageCondition(times.isFree() ? null : times, unless, before, null);
        stage.on().forEach(type -> condition.byType.put(type, new Asked(ALWAYS, false)));
        stage.where().forEach((type, where) -> condition.byType.computeIfPresent(type, (t, always) -> asked(where)));
        return condition;
    }

    /** Returns a condition on events of any type. */
    static StageCondition until(Condition until) {
        return new StageCondition(null, null, null, asked(until));
    }

    private static Asked asked(Condition condition) {
        return new Asked(condition.number(), condition.looksBack());
    }

    /** Returns the same condition for open matches that are paths. */
    EdgeCondition onPaths(List<String> stages) {
        EdgeCondition test = ofAny != null ? ofAny.onPaths() : new EdgeCondition.OfTypes(ofTypes());
        test = times == null ? test : new EdgeCondition.Both(test, new EdgeCondition.InTime(times, stages));
        test = unless == null ? test : new EdgeCondition.Both(test, new EdgeCondition.Not(unless.onPaths(stages)));
        return before == null
                ? test
                : new EdgeCondition.Both(test, new EdgeCondition.Not(new EdgeCondition.Begun(before, stages)));
    }

    private List<EdgeCondition.OfType> ofTypes() {
        List<EdgeCondition.OfType> types = new ArrayList<>();
        byType.forEach((type, asked) -> types.add(new EdgeCondition.OfType(type, asked.onPaths())));
        return types;
    }

    @Override
    public boolean filter(Candidate candidate, Context<Candidate> context) throws Exception {
        return holds(candidate, context)
                && (times == null || times.allow(candidate.event().timestampMillis(), stage -> millis(stage, context)))
                && (unless == null || !unless.filter(candidate, context))
                && (before == null || !before.hasBegun(stage -> millis(stage, context)));
    }

    private boolean holds(Candidate candidate, Context<Candidate> context) {
        Asked asked = ofAny != null ? ofAny : byType.get(candidate.event().type());
        if (asked == null || asked.number() == ALWAYS) {
            return asked != null;
        }
        return candidate.holds(asked.number(), asked.looksBack(), stage -> events(stage, context));
    }

    private static long[] millis(String stage, Context<Candidate> context) {
        return events(stage, context).stream().mapToLong(Event::timestampMillis).toArray();
    }

    private static List<Event> events(String stage, Context<Candidate> context) {
        List<Event> events = new ArrayList<>();
        try {
            for (Candidate candidate : context.getEventsForPattern(stage)) {
                events.add(candidate.event());
            }
        } catch (Exception e) {
            throw new IllegalStateException("what a match has taken so far could not be read", e);
        }
        return events;
    }
}
