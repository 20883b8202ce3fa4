package dev.weir.engine.deploy.trial;

import dev.weir.engine.model.ModelLoading;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.answer.Channels;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a valid rule is tried out before it comes into force, and who is informed when it does.
 *
 * @param planning plans the rule as the operators will: a rule that fails here would fail at each event, again and
 *     again
 * @param series the bounds on what a key remembers, from which answers compute the cost of a rule
 * @param inForce receives the document and the rule
 * @param loading loads a model as the operators will
 * @param compiled what the compiler of pushed rules has made of a document before; empty if it has to be compiled
 */
public record Trial(
        Consumer<Rule> planning,
        SeriesLimits series,
        BiConsumer<String, Rule> inForce,
        Channels channels,
        FiringPolicies policies,
        ModelLoading loading,
        Function<Linked, Optional<Compiled.Accepted>> compiled) {
    /** Returns a trial with these bounds on what a key remembers. */
    public static Trial under(SeriesLimits series) {
        return new Trial(
                rule -> Rulebook.of(0, List.of(rule), EngineSettings.DEFAULT),
                series,
                (document, rule) -> {},
                EngineSettings.DEFAULT.channels(),
                FiringPolicies.NONE,
                ModelLoading.NONE,
                document -> Optional.empty());
    }

    /**
     * Returns a trial that also informs this receiver, so that the operators need not compile again what was compiled
     * here.
     */
    public Trial informing(BiConsumer<String, Rule> other) {
        return new Trial(planning, series, other, channels, policies, loading, compiled);
    }

    /** Returns a trial with the channels and the policies of a job config. */
    public Trial deciding(EngineSettings settings) {
        return new Trial(planning, series, inForce, settings.channels(), settings.policies(), loading, compiled);
    }

    /** Returns a trial that also loads models. */
    public Trial loading(ModelLoading other) {
        return new Trial(planning, series, inForce, channels, policies, other, compiled);
    }

    /** Returns a trial of rules some of which were compiled before: these are tried out like the others. */
    public Trial knowing(Function<Linked, Optional<Compiled.Accepted>> before) {
        return new Trial(planning, series, inForce, channels, policies, loading, before);
    }
}
