package dev.weir.engine.plan;

import dev.weir.engine.score.document.ModelInForce;
import dev.weir.models.Trained;
import dev.weir.rules.model.Model;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The models that are asked about events of one type, by number, with the positions of their features.
 *
 * @param models those that can be asked, in the order of their ids
 * @param bodies their features, by the number of the model
 * @param names what rules can ask, in the order of the ids of models
 * @param watched the numbers of the names whose models are asked about every event, whether or not a rule needs them: those
 *     that learn from all events, and those that are compared with a challenger
 */
public record ModelPlans(List<ModelInForce> models, List<RulePlan> bodies, List<Name> names, List<Integer> watched) {
    /** No models. */
    public static final ModelPlans NONE = new ModelPlans(List.of(), List.of(), List.of(), List.of());

    /** The number of no model. */
    public static final int NOBODY = -1;

    /**
     * The name of a model, whose live version and challenger a rule can ask.
     *
     * @param id such as {@code card-fraud}
     * @param challengerId the same with {@code /shadow}
     * @param live the number of the live version; {@link #NOBODY} if there is none
     * @param challenger the number of the challenger; {@link #NOBODY} if there is none
     * @param rolloutPercent of subjects for whom the challenger answers in the place of the live version
     */
    public record Name(String id, String challengerId, int live, int challenger, double rolloutPercent) {}

    /** Makes defensive copies. */
    public ModelPlans {
        models = List.copyOf(models);
        bodies = List.copyOf(bodies);
        names = List.copyOf(names);
        watched = List.copyOf(watched);
    }

    /** Returns whether no model can be asked. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /**
     * Returns the models that have to be planned: those in force that rules ask, or that are watched. Of a model with a
     * challenger both are, so that they are seen side by side.
     *
     * @param ofType models for events of one type, in the order of their ids
     * @param triggered the rules that such an event triggers
     */
    static List<ModelInForce> asked(List<ModelInForce> ofType, Collection<Rule> triggered) {
        Set<String> names = new TreeSet<>();
        for (Rule rule : triggered) {
            rule.lookbacks().models().keySet().forEach(key -> names.add(ModelIds.nameIn(key)));
        }
        ofType.stream()
                .filter(ModelPlans::isWatched)
                .map(one -> one.model().id())
                .forEach(names::add);
        return ofType.stream()
                .filter(one -> one.model().mode() != Mode.OFF
                        && names.contains(one.model().id()))
                .toList();
    }

    private static boolean isWatched(ModelInForce one) {
        Model model = one.model();
        return model.mode() != Mode.OFF && (model.mode() == Mode.SHADOW || model.kind() instanceof Trained);
    }

    /** Plans models that {@link #asked} returned. */
    static ModelPlans of(List<ModelInForce> asked, AnswerLayout layout) {
        if (asked.isEmpty()) {
            return NONE;
        }
        Map<String, List<Integer>> byName = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            byName.computeIfAbsent(asked.get(i).model().id(), unseen -> new ArrayList<>())
                    .add(i);
        }
        List<Name> names = new ArrayList<>();
        List<Integer> watched = new ArrayList<>();
        byName.forEach((id, numbers) -> {
            if (numbers.stream().map(asked::get).anyMatch(ModelPlans::isWatched)) {
                watched.add(names.size());
            }
            names.add(name(id, numbers, asked));
        });
        List<RulePlan> bodies = asked.stream()
                .map(one -> RulePlan.of(one.model().body(), layout, NONE))
                .toList();
        return new ModelPlans(asked, bodies, names, watched);
    }

    /** A model that was pushed in shadow mode under its own name is the challenger of one that is not there. */
    private static Name name(String id, List<Integer> numbers, List<ModelInForce> asked) {
        int live = NOBODY;
        int challenger = NOBODY;
        for (int number : numbers) {
            Model model = asked.get(number).model();
            if (model.mode() == Mode.LIVE) {
                live = number;
            } else if (challenger == NOBODY || model.challenger()) {
                challenger = number;
            }
        }
        double rollout =
                challenger == NOBODY ? 0 : asked.get(challenger).model().rolloutPercent();
        return new Name(id, ModelIds.key(id, true), live, challenger, rollout);
    }

    /** Adds the numbers of the keys that have to answer for what a rule asks. */
    void addKeys(Rule rule, Set<Integer> asked) {
        for (String key : rule.lookbacks().models().keySet()) {
            for (Name name : names) {
                if (name.id().equals(ModelIds.nameIn(key))) {
                    addKeys(name.live(), asked);
                    addKeys(name.challenger(), asked);
                }
            }
        }
    }

    private void addKeys(int number, Set<Integer> asked) {
        if (number != NOBODY) {
            asked.addAll(bodies.get(number).asked());
        }
    }
}
