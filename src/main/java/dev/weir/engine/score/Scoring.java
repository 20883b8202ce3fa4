package dev.weir.engine.score;

import dev.weir.engine.pacing.Rollout;
import dev.weir.engine.plan.ModelPlans;
import dev.weir.engine.plan.RulePlan;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.answer.ModelScore;
import dev.weir.events.definition.Schema;
import dev.weir.events.label.FraudLabel;
import dev.weir.models.Anomaly;
import dev.weir.models.Trained;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.rule.Rule;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Asks models in one decision after the other: each at most once in a decision, when the first rule needs it, and those that
 * are watched also if none does. For use by one thread, which also holds the scorers.
 *
 * <p>Whoever is asked for {@code score("card-fraud")}, the live version or by its rollout the challenger, is a matter of the
 * event's own subject: where several subjects contribute to a decision, all see the same version.
 */
public final class Scoring {
    private static final ModelRoom NOTHING = new ModelRoom(ModelPlans.NONE);
    private static final Answers NONE_YET = plan -> {
        throw new IllegalStateException("no event is decided");
    };

    private final LongSupplier nanos;
    private final boolean tellsExamples;
    /** By the type of the events: plans are of one type, and types come mixed. */
    private final Map<EventType, Kept> rooms = new HashMap<>();

    private Map<String, Double> stated = Map.of();
    private final List<ExampleListener> listeners = new ArrayList<>();
    private InputWatches watches = InputWatches.NOBODYS;
    private Consumer<Example> learner = unheard -> {};
    private ModelRoom room = NOTHING;
    private Answers answers = NONE_YET;
    private String ownSubject = "";

    /**
     * The rooms of events of one type.
     *
     * @param other that of another epoch, of which events may be on their way: it costs little to make again
     */
    private record Kept(ModelRoom latest, WeakReference<ModelRoom> other) {
        Kept withoutLatest() {
            ModelRoom left = other.get();
            return new Kept(left == null ? NOTHING : left, new WeakReference<>(NOTHING));
        }
    }

    /** What a model can read about the event that is decided. */
    @FunctionalInterface
    public interface Answers {
        /** Returns what can be read with the features of a plan. */
        Scope scopeOf(RulePlan plan);
    }

    /**
     * Creates it for a job with these events, which gives examples if there are labels to learn from.
     *
     * @param nanos a clock that counts nanoseconds, to see which models are slow
     */
    public static Scoring of(Schema schema, LongSupplier nanos) {
        return new Scoring(nanos, schema.types().contains(FraudLabel.TYPE) && schema.isOfLabels(FraudLabel.TYPE));
    }

    private Scoring(LongSupplier nanos, boolean tellsExamples) {
        this.nanos = nanos;
        this.tellsExamples = tellsExamples;
    }

    /** Has rules see these scores, by what they ask, whichever models are in force. */
    public void state(Map<String, Double> scores) {
        stated = Map.copyOf(scores);
    }

    /** Tells somebody more the examples too, each before the verdict that contains it. */
    public void tellExamples(ExampleListener hearing) {
        listeners.add(hearing);
    }

    /** Has the inputs of models counted, of those decisions that are about the event's own subject. */
    public void watchInputs(InputWatches with) {
        watches = with;
        forgetRooms(plans -> true); // of which the inputs are not counted there yet
    }

    /**
     * Forgets models that it asked, which may be in force no more; others are not made again, for they may hold memory outside
     * of the heap. To be called between decisions.
     *
     * @param gone whether to forget models of a plan
     */
    public void forgetRooms(Predicate<ModelPlans> gone) {
        rooms.replaceAll((type, kept) -> gone.test(kept.latest().plans()) ? kept.withoutLatest() : kept);
        rooms.values().removeIf(kept -> gone.test(kept.latest().plans()));
        room = NOTHING;
        answers = NONE_YET; // which know the plan
    }

    /** Tells somebody more the examples of models that learn from each event, each before the verdict that contains it. */
    public void tellShown(Consumer<Example> learning) {
        learner = learner.andThen(learning);
    }

    /** Begins with a decision on an event, in which these models can be asked. */
    @SuppressWarnings("ReferenceEquality") // all events under one plan have the same object
    public void begin(ModelPlans plans, Event event, Answers about) {
        if (plans.isEmpty()) {
            room = NOTHING;
            rooms.remove(event.type()); // its models may be gone for good
            return;
        }
        if (room.plans() != plans) {
            room = roomOf(event.type(), plans);
        }
        room.clear();
        answers = about;
        ownSubject = event.subject();
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private ModelRoom roomOf(EventType type, ModelPlans plans) {
        Kept kept = rooms.get(type);
        if (kept != null && kept.latest().plans() == plans) {
            return kept.latest();
        }
        ModelRoom known = kept == null ? null : kept.other().get();
        ModelRoom now = known != null && known.plans() == plans ? known : new ModelRoom(plans);
        now.watch(watches);
        rooms.put(type, new Kept(now, new WeakReference<>(kept == null ? NOTHING : kept.latest())));
        return now;
    }

    /** Begins with a decision in which no model can be asked. */
    public void beginWithout() {
        room = NOTHING;
    }

    /** Returns what {@code score} gives a rule: 0 to 1, or NaN if it is absent. */
    public double score(String asked) {
        if (!stated.isEmpty()) {
            Double said = stated.get(asked);
            if (said != null) {
                return said;
            }
        }
        int number = numberOf(asked);
        return number == ModelPlans.NOBODY ? Double.NaN : room.ask(number, answers, nanos);
    }

    private int numberOf(String asked) {
        List<ModelPlans.Name> names = room.plans().names();
        for (int i = 0; i < names.size(); i++) {
            ModelPlans.Name name = names.get(i);
            if (name.id().equals(asked)) {
                boolean byChallenger = name.rolloutPercent() > 0
                        && Rollout.includes(name.challengerId(), name.rolloutPercent(), ownSubject);
                return byChallenger ? name.challenger() : name.live();
            }
            if (name.challengerId().equals(asked)) {
                return name.challenger();
            }
        }
        return ModelPlans.NOBODY;
    }

    /** Returns the scores that a rule was given, by what it asked; without those that were absent. */
    public Map<String, ModelScore> scoresFor(Rule rule) {
        Map<String, ModelScore> scores = new TreeMap<>();
        for (String asked : rule.lookbacks().models().keySet()) {
            Double said = stated.get(asked);
            int number = said == null ? numberOf(asked) : ModelPlans.NOBODY;
            if (said != null) {
                scores.put(asked, new ModelScore(0, false, said, Map.of()));
            } else if (!Double.isNaN(room.score(number))) {
                scores.put(asked, scoreOf(number));
            }
        }
        return scores;
    }

    private ModelScore scoreOf(int number) {
        Map<String, Value> moved = room.moved(number);
        return new ModelScore(room.model(number).version(), room.model(number).challenger(), room.score(number), moved);
    }

    /**
     * Ends the decision: returns what all models have said.
     *
     * @param own whether it is about the event's own subject; such a decision asks the models that are watched too, and gives
     *     examples
     */
    public Scored finish(Event event, boolean own) {
        if (room.plans().isEmpty()) {
            return Scored.NONE;
        }
        return own ? finishOwn(event) : new Scored(room.answers(), List.of(), List.of());
    }

    private Scored finishOwn(Event event) {
        List<ModelPlans.Name> names = room.plans().names();
        for (int i : room.plans().watched()) {
            ask(names.get(i).live());
            ask(names.get(i).challenger());
        }
        boolean canBeLabelled = (tellsExamples || !listeners.isEmpty()) && event instanceof Transaction;
        List<Example> examples = List.of();
        List<Example> shown = List.of();
        for (int i = 0; i < names.size(); i++) {
            int taught = taught(names.get(i));
            boolean isShown = room.wasAsked(taught) && room.model(taught).kind() instanceof Anomaly;
            if (!isShown && !(canBeLabelled && room.wasAsked(taught))) {
                continue;
            }
            Example example = example(names.get(i), taught, event);
            if (canBeLabelled) {
                examples = and(example, examples, names.size());
                tell(example, names.get(i).challenger());
            }
            shown = isShown ? and(example, shown, names.size()) : shown;
        }
        shown.forEach(learner);
        room.countInputs();
        return new Scored(room.answers(), examples, shown);
    }

    private static List<Example> and(Example example, List<Example> before, int most) {
        List<Example> all = before.isEmpty() ? new ArrayList<>(most) : before;
        all.add(example);
        return all;
    }

    private void tell(Example example, int challenger) {
        int version =
                challenger == ModelPlans.NOBODY ? 0 : room.model(challenger).version();
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).heard(example, version);
        }
    }

    private void ask(int number) {
        if (number != ModelPlans.NOBODY) {
            room.ask(number, answers, nanos);
        }
    }

    /** Returns the version whose inputs an example has: the one that is trained, if one is. */
    private int taught(ModelPlans.Name name) {
        if (name.challenger() != ModelPlans.NOBODY
                && room.model(name.challenger()).kind() instanceof Trained) {
            return name.challenger();
        }
        return name.live() == ModelPlans.NOBODY ? name.challenger() : name.live();
    }

    private Example example(ModelPlans.Name name, int taught, Event event) {
        int compared = name.live() == ModelPlans.NOBODY ? taught : name.live();
        return new Example(
                name.id(),
                room.model(compared).version(),
                room.model(taught).structure(),
                event.id(),
                ownSubject,
                event.timestampMillis(),
                room.inputs(taught),
                room.score(name.live()),
                room.score(name.challenger()));
    }
}
