package dev.weir.patterns;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import dev.weir.patterns.match.CompiledPattern;
import dev.weir.patterns.match.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Patterns with every construct in them, the same for the same seed. Not all of them can be run. */
public final class RandomPattern {
    static final int MOST_OPEN = 400;
    private static final int LETTERS = 4;
    private static final List<Inner> INNER = List.of(Inner.values());

    private final SplittableRandom random;
    private final List<SampleCondition> conditions = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final double wildness;
    private boolean ownWindows;

    /**
     * With the conditions that a definition refers to.
     *
     * @param wildness how often there is something that makes little sense, 0 to 1
     */
    public RandomPattern(SplittableRandom random, double wildness) {
        this.random = random;
        this.wildness = wildness;
    }

    /** With windows wherever our language has them. */
    public RandomPattern withOwnWindows() {
        ownWindows = true;
        return this;
    }

    public List<SampleCondition> conditions() {
        return conditions;
    }

    /** As the hosting asks them, of samples by their number. */
    public Conditions conditions(List<Sample> samples) {
        Sample[] byNumber = new Sample[samples.size()];
        samples.forEach(sample -> byNumber[sample.n()] = sample);
        return (number, occurrence, soFar) -> {
            SampleCondition condition = conditions.get(number);
            List<Sample> taken = new ArrayList<>();
            for (Event event : condition.looksBack() ? soFar.events(condition.stage()) : List.<Event>of()) {
                taken.add(byNumber[Sample.numberOf(event)]);
            }
            return condition.holds(byNumber[Sample.numberOf(occurrence.event())], taken);
        };
    }

    /** One that can be run, whose matches skip others at once. */
    public PatternDefinition skipping(Order order) {
        while (true) {
            PatternDefinition definition = definition(order);
            try {
                if (definition.afterMatch() instanceof AfterMatch.Ordered ordered) {
                    PatternDefinition skipping = after(definition, ordered.way());
                    CompiledPattern.of(skipping);
                    return skipping;
                }
            } catch (PatternException refused) {
                // another one
            }
        }
    }

    public static PatternDefinition after(PatternDefinition definition, AfterMatch way) {
        return new PatternDefinition(
                definition.by(),
                definition.stages(),
                definition.withinMillis(),
                way,
                definition.order(),
                definition.maxOpen());
    }

    public PatternDefinition definition(Order order) {
        conditions.clear();
        names.clear();
        List<Stage> drawn = stages(1 + random.nextInt(4), 0);
        List<Stage> stages = ownWindows ? drawn : flinksWindows(drawn, true);
        long within = chance(0.8) ? random.nextInt(5, 40) : 0;
        return new PatternDefinition(List.of("customerId"), stages, within, afterMatch(), order, MOST_OPEN);
    }

    /** Without the windows that Flink takes for something else than we do, or forgets. */
    private List<Stage> flinksWindows(List<Stage> stages, boolean outermost) {
        List<Stage> kept = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            boolean last = outermost && i == stages.size() - 1;
            if (stages.get(i) instanceof Stage.Group group) {
                kept.add(new Stage.Group(
                        group.next(), group.repetition(), flinksWindows(group.stages(), false), group.until()));
            } else {
                Stage.Single single = (Stage.Single) stages.get(i);
                boolean same =
                        wild() || (single.negated() ? last : i > 0 && isPlain(single) && isPlain(kept.get(i - 1)));
                kept.add(same ? single : Letters.within(0, single));
            }
        }
        return kept;
    }

    private static boolean isPlain(Stage stage) {
        return stage instanceof Stage.Single single
                && !single.negated()
                && !single.repetition().optional()
                && single.repetition().most() == 1;
    }

    private List<Stage> stages(int count, int depth) {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean first = i == 0 && !wild();
            boolean group = depth < 2 && chance(0.15);
            stages.add(group ? group(first, depth) : single(first));
        }
        return stages;
    }

    private Stage group(boolean first, int depth) {
        List<Stage> inner = stages(1 + random.nextInt(2), depth + 1);
        return new Stage.Group(next(first), repetition(true), inner);
    }

    private Stage single(boolean first) {
        String name = wild() ? "s0" : "s" + names.size();
        names.add(name);
        boolean negated = !first && chance(0.2);
        Next next = negated && !wild() ? (chance(0.3) ? Next.STRICT : Next.RELAXED) : next(first);
        Repetition repetition = negated && !wild() ? Repetition.ONCE : repetition(false);
        Set<EventType> on = chance(0.8) ? Set.of(EventType.CLICK) : Set.of(EventType.CLICK, EventType.TRANSACTION);
        Map<EventType, Condition> where = new HashMap<>();
        on.forEach(type -> where.put(type, condition()));
        if (chance(0.05)) {
            where.clear();
        }
        boolean until = repetition.isUnbounded() ? chance(0.3) : wild();
        boolean once = !repetition.isRepeated() || ownWindows;
        long within = (once || wild()) && !first && chance(0.2) ? random.nextInt(2, 12) : 0;
        return new Stage.Single(
                name,
                next,
                repetition,
                on,
                where,
                until ? Optional.of(condition()) : Optional.empty(),
                negated,
                within);
    }

    private Repetition repetition(boolean ofGroup) {
        if (chance(0.5)) {
            return new Repetition(1, 1, chance(0.25), wild(), Inner.RELAXED, 0);
        }
        int least = 1 + random.nextInt(3);
        int most = chance(0.4) ? Repetition.UNBOUNDED : least + random.nextInt(3);
        boolean repeated = most > 1;
        Inner inner = repeated || wild() ? INNER.get(random.nextInt(INNER.size())) : Inner.RELAXED;
        boolean greedy = (repeated && !ofGroup && chance(0.25)) || wild();
        boolean timed = (ownWindows && repeated && !ofGroup && chance(0.3)) || wild();
        return new Repetition(least, most, chance(0.25), greedy, inner, timed ? random.nextInt(1, 12) : 0);
    }

    private Next next(boolean first) {
        if (first) {
            return Next.RELAXED;
        }
        return chance(0.5) ? Next.RELAXED : chance(0.5) ? Next.STRICT : Next.ANY;
    }

    private Condition condition() {
        String stage = chance(0.15) && !names.isEmpty() ? names.get(random.nextInt(names.size())) : "";
        int letters = 1 << random.nextInt(LETTERS) | (chance(0.4) ? 1 << random.nextInt(LETTERS) : 0);
        conditions.add(new SampleCondition(letters, stage));
        int number = conditions.size() - 1;
        return new Condition(number, conditions.get(number).toString(), !stage.isEmpty());
    }

    private AfterMatch afterMatch() {
        String stage = wild() ? "none" : names.get(random.nextInt(names.size()));
        return switch (random.nextInt(7)) {
            case 0 -> new AfterMatch.Ordered(new AfterMatch.SkipToNext());
            case 1 -> new AfterMatch.Ordered(new AfterMatch.SkipPastLastEvent());
            case 2 -> new AfterMatch.Ordered(new AfterMatch.SkipToFirst(stage));
            case 3 -> new AfterMatch.Ordered(new AfterMatch.SkipToLast(stage));
            default -> new AfterMatch.NoSkip();
        };
    }

    /** Events of some types, whose times do not fall. */
    public List<Sample> stream(int count, Set<EventType> types) {
        List<Sample> stream = new ArrayList<>();
        long time = 1_000;
        for (int n = 0; n < count; n++) {
            time += chance(0.2) ? 0 : random.nextInt(1, 5);
            boolean click = types.size() == 1 || chance(0.8);
            EventType type = click ? EventType.CLICK : EventType.TRANSACTION;
            stream.add(new Sample(n, type, random.nextInt(LETTERS), random.nextInt(4), time));
        }
        return stream;
    }

    private boolean wild() {
        return chance(wildness);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
