package dev.weir.engine.deploy.trial;

import dev.weir.engine.model.ModelLoading;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.answer.Channels;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * How a valid rule is tried out before it comes into force, and who is informed when it does.
 *
 * @param planning plans the rule as the operators will: a rule that fails here would fail at each event, again and
 *     again
 * @param series the bounds on what a key remembers, from which answers compute the cost of a rule
 * @param inForce receives the document and the rule
 * @param loading loads a model as the operators will
 */
public record Trial(
        Consumer<Rule> planning,
        SeriesLimits series,
        BiConsumer<String, Rule> inForce,
        Channels channels,
        FiringPolicies policies,
        ModelLoading loading) {
    /** Returns a trial with these bounds on what a key remembers. */
    public static Trial under(SeriesLimits series) {
        return new Trial(
                rule -> Rulebook.of(0, List.of(rule), EngineSettings.DEFAULT),
                series,
                (document, rule) -> {},
                EngineSettings.DEFAULT.channels(),
                FiringPolicies.NONE,
                ModelLoading.NONE);
    }

    /**
     * Returns a trial that also informs this receiver, so that the operators need not compile again what was compiled
     * here.
     */
    public Trial informing(BiConsumer<String, Rule> other) {
        return new Trial(planning, series, other, channels, policies, loading);
    }

    /** Returns a trial with the channels and the policies of a job config. */
    public Trial deciding(EngineSettings settings) {
        return new Trial(planning, series, inForce, settings.channels(), settings.policies(), loading);
    }

    /** Returns a trial that also loads models. */
    public Trial loading(ModelLoading other) {
        return new Trial(planning, series, inForce, channels, policies, other);
    }
}
