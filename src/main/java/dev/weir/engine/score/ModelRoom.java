package dev.weir.engine.score;

import dev.weir.engine.plan.ModelPlans;
import dev.weir.engine.score.document.ModelInForce;
import dev.weir.events.Boundary;
import dev.weir.events.Value;
import dev.weir.models.Scorer;
import dev.weir.models.measure.InputWatch;
import dev.weir.models.serve.LoadedModel;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The models of one plan in one thread, with what they said about the event at hand. Everything is by the number of the
 * model, and what is allocated is used again for the next event.
 */
final class ModelRoom {
    private static final int MOST_TOLD = 3;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ModelPlans plans;
    private final Steps steps = new Steps();
    private final @Nullable Scorer[] scorers;
    private final double[][] inputs;
    private final double[] scores;
    private final @Nullable Fate[] fates;
    private final @Nullable InputWatch[] watches;

    ModelRoom(ModelPlans plans) {
        int models = plans.models().size();
        this.plans = plans;
        this.scorers = new Scorer[models];
        this.inputs = new double[models][];
        this.scores = new double[models];
        this.fates = new Fate[models];
        this.watches = new InputWatch[models];
        for (int i = 0; i < models; i++) {
            inputs[i] = new double[model(i).inputs().size()];
        }
    }

    ModelPlans plans() {
        return plans;
    }

    Model model(int number) {
        return plans.models().get(number).model();
    }

    /** Has inputs of these models counted from now on. */
    void watch(InputWatches all) {
        for (int i = 0; i < watches.length; i++) {
            watches[i] = all.of(plans.models().get(i)).orElse(null);
        }
    }

    /** Counts the inputs with which models were asked. */
    void countInputs() {
        for (int i = 0; i < fates.length; i++) {
            InputWatch watch = watches[i];
            if (watch != null && fates[i] != null) {
                watch.seen(model(i).structure(), inputs[i]);
            }
        }
    }

    /** Forgets what was said about another event. */
    void clear() {
        Arrays.fill(fates, null);
    }

    boolean wasAsked(int number) {
        return number != ModelPlans.NOBODY && fates[number] != null;
    }

    /** Returns what a model said; NaN if it was not asked, or gave no score. */
    double score(int number) {
        return wasAsked(number) ? scores[number] : Double.NaN;
    }

    /** Returns the inputs with which a model was asked, as a copy. */
    double[] inputs(int number) {
        return inputs[number].clone();
    }

    /** Asks a model, unless it was asked; returns its score, NaN if it gives none. */
    double ask(int number, Scoring.Answers answers, LongSupplier nanos) {
        if (fates[number] == null) {
            read(number, answers);
            Scorer scorer =
                    scorerIfMade(number); // it may have to wait for its bytes, which is no slowness of the model
            long beganNanos = nanos.getAsLong();
            Fate fate = take(number, scorer);
            boolean slow =
                    nanos.getAsLong() - beganNanos > model(number).guard().slowerMillis() * NANOS_PER_MILLI;
            fates[number] = slow && fate != Fate.FAILED ? Fate.SLOW : fate;
            scores[number] = fates[number] == Fate.ANSWERED ? scores[number] : Double.NaN;
        }
        return scores[number];
    }

    private void read(int number, Scoring.Answers answers) {
        Scope scope = answers.scopeOf(plans.bodies().get(number));
        List<Model.Input> asked = model(number).inputs();
        double[] read = inputs[number];
        steps.reset();
        for (int i = 0; i < read.length; i++) {
            read[i] = number(asked.get(i), scope);
        }
    }

    /** Returns the number that an input is; NaN if it is absent, as it is when its expression fails. */
    private double number(Model.Input input, Scope scope) {
        Value value;
        try {
            value = input.value().evaluate(scope, steps);
        } catch (EvaluationException e) {
            return Double.NaN;
        }
        if (value instanceof Value.Real real) {
            return real.value();
        }
        if (value instanceof Value.Int whole) {
            return whole.value();
        }
        return value instanceof Value.Bool truth ? truth.value() ? 1 : 0 : Double.NaN;
    }

    private Fate take(int number, @Nullable Scorer scorer) {
        if (scorer == null) {
            return Fate.FAILED;
        }
        try {
            double score = scorer.score(inputs[number]);
            scores[number] = score;
            return Double.isNaN(score) ? Fate.SILENT : score >= 0 && score <= 1 ? Fate.ANSWERED : Fate.FAILED;
        } catch (RuntimeException e) { // whatever a library throws: the decision goes on without the score
            if (Boundary.isFatal(e)) {
                throw e;
            }
            return Fate.FAILED;
        }
    }

    /** A library may throw there too, as when it has no buffers left. */
    private @Nullable Scorer scorerIfMade(int number) {
        try {
            return scorer(number);
        } catch (RuntimeException e) {
            if (Boundary.isFatal(e)) {
                throw e;
            }
            return null;
        }
    }

    /** One that could not be loaded may be there later. */
    private @Nullable Scorer scorer(int number) {
        Scorer known = scorers[number];
        if (known == null) {
            known = plans.models()
                    .get(number)
                    .loadable()
                    .loaded()
                    .map(LoadedModel::scorer)
                    .orElse(null);
            scorers[number] = known;
        }
        return known;
    }

    /** Returns the inputs that moved the score most, first those that moved it furthest, at most {@value #MOST_TOLD}. */
    Map<String, Value> moved(int number) {
        Scorer scorer = scorer(number);
        double[] given = inputs[number];
        double[] by = scorer == null ? new double[0] : scorer.contributions(given);
        Map<String, Value> moved = new LinkedHashMap<>();
        if (by.length == given.length) {
            IntStream.range(0, by.length)
                    .filter(i -> by[i] != 0 && !Double.isNaN(given[i]))
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -Math.abs(by[i])))
                    .limit(MOST_TOLD)
                    .forEach(i -> moved.put(model(number).inputs().get(i).name(), new Value.Real(given[i])));
        }
        return moved;
    }

    /** Returns the answers of all models that were asked. */
    List<ModelAnswer> answers() {
        List<ModelAnswer> answers = new ArrayList<>(fates.length);
        for (int i = 0; i < fates.length; i++) {
            Fate fate = fates[i];
            if (fate != null) {
                ModelInForce model = plans.models().get(i);
                answers.add(new ModelAnswer(model, fate, scores[i]));
            }
        }
        return answers;
    }
}
