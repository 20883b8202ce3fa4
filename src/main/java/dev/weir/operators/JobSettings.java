package dev.weir.operators;

import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.deploy.trial.Trial;
import dev.weir.engine.model.ModelLoading;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.GuardSettings;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.engine.seal.Signers;
import dev.weir.models.serve.Scorers;
import dev.weir.operators.artifact.ArtifactPlaces;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.limit.OutcomeNames;
import java.io.Serializable;
import java.util.List;

/**
 * The settings of the operators, which are fixed when the job starts.
 *
 * @param documents reads rules and lists
 * @param topics of rules, lists and answers
 * @param guards when rules are switched off
 * @param maxFutureMillis how far ahead of the wall clock an event's time may be, above 0
 * @param latenessMillis how far the watermark stays behind the latest event, 0 or more
 * @param quarantine which records are set aside unread
 * @param signers whose rules and lists are accepted
 * @param cache of the state of keys
 * @param artifacts where the artifacts of models are read, and for how long
 * @param trainsModels whether the graph has operators that train models
 */
public record JobSettings(
        EngineSettings engine,
        DocumentReader documents,
        RulebookTopics topics,
        GuardSettings guards,
        long maxFutureMillis,
        long latenessMillis,
        Quarantine quarantine,
        Signers signers,
        CacheBounds cache,
        ArtifactPlaces artifacts,
        boolean trainsModels)
        implements Serializable {

    /** Validates the settings. */
    public JobSettings {
        if (maxFutureMillis <= 0 || latenessMillis < 0) {
            throw new IllegalArgumentException("maxFuture is over 0 and lateness is not negative");
        }
    }

    /** Returns whether the job names lists that rules may put entries on. */
    public boolean writesLists() {
        List<String> lists = engine.ruleLimits().outcomes().lists();
        return !lists.isEmpty() && !lists.equals(OutcomeNames.ANY_LIST);
    }

    /** Returns a copy with another quarantine. */
    public JobSettings with(Quarantine other) {
        return new JobSettings(
                engine,
                documents,
                topics,
                guards,
                maxFutureMillis,
                latenessMillis,
                other,
                signers,
                cache,
                artifacts,
                trainsModels);
    }

    /** Returns a copy for a job that trains no models. */
    public JobSettings withoutTraining() {
        return new JobSettings(
                engine,
                documents,
                topics,
                guards,
                maxFutureMillis,
                latenessMillis,
                quarantine,
                signers,
                cache,
                artifacts,
                false);
    }

    /** Creates a rulebook keeper with these settings; the operators of this process reuse what it compiles. */
    public RulebookKeeper keeper() {
        Rulebooks.Shared shared =
                SharedRules.of(this); // held by the keeper, since nobody else may have asked for it yet
        ModelLoading loading = ModelLoading.by(shared.scorers());
        Trial trial = Trial.under(engine.seriesLimits())
                .informing((document, rule) -> shared.rules().offer(document, rule))
                .deciding(engine)
                .loading(trainsModels ? loading : loading.withoutTraining());
        return new RulebookKeeper(documents, compiler(), topics, signers, trial);
    }

    /** Creates what loads models. */
    Scorers scorers() {
        return artifacts.scorers();
    }

    /** Returns a compiler of rules, which is expensive to create. */
    public RuleCompiler compiler() {
        return new RuleCompiler(engine.schema(), engine.ruleLimits());
    }

    /** Creates the empty rulebooks of one instance; instances in one process share what they compile and plan. */
    public Rulebooks rulebooks() {
        return new Rulebooks(SharedRules.of(this));
    }
}
