package dev.weir.operators;

import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookTopics;
import dev.weir.engine.deploy.Signers;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.GuardSettings;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentReader;
import java.io.Serializable;

/**
 * What the operators are told once, when the job starts.
 *
 * @param documents reads rules and lists
 * @param topics of rules, lists and answers
 * @param guards when rules are switched off
 * @param maxFutureMillis how far ahead of the wall clock an event's time may lie, over 0
 * @param latenessMillis how far the watermark stays behind the latest event, 0 or more
 * @param quarantine which records are set aside unread
 * @param signers whose rules and lists count
 */
public record JobSettings(
        EngineSettings engine,
        DocumentReader documents,
        RulebookTopics topics,
        GuardSettings guards,
        long maxFutureMillis,
        long latenessMillis,
        Quarantine quarantine,
        Signers signers)
        implements Serializable {

    /** Checks. */
    public JobSettings {
        if (maxFutureMillis <= 0 || latenessMillis < 0) {
            throw new IllegalArgumentException("maxFuture is over 0 and lateness is not negative");
        }
    }

    /** The same with another quarantine. */
    public JobSettings with(Quarantine other) {
        return new JobSettings(engine, documents, topics, guards, maxFutureMillis, latenessMillis, other, signers);
    }

    /** Creates the keeper of the rulebook that these settings describe; what it compiles the rooms of this process find. */
    public RulebookKeeper keeper() {
        Rulebooks.Shared shared = SharedRules.of(this); // held by the keeper: nobody else may have asked for it yet
        RulebookKeeper.Trial trial = RulebookKeeper.Trial.under(engine.seriesLimits())
                .telling((document, rule) -> shared.rules().offer(document, rule));
        return new RulebookKeeper(documents, compiler(), topics, signers, trial);
    }

    /** A compiler of rules; making one is dear. */
    public RuleCompiler compiler() {
        return new RuleCompiler(engine.schema(), engine.ruleLimits());
    }

    /** Creates the rulebooks of one instance, empty as yet; they share what they compile and plan with others in this process. */
    public Rulebooks rulebooks() {
        return new Rulebooks(SharedRules.of(this));
    }
}
