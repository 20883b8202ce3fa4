package dev.weir.operators;

import dev.weir.engine.EngineSettings;
import dev.weir.engine.GuardSettings;
import dev.weir.engine.RulebookKeeper;
import dev.weir.engine.RulebookTopics;
import dev.weir.engine.Rulebooks;
import dev.weir.engine.Signers;
import dev.weir.rules.DocumentReader;
import dev.weir.rules.RuleCompiler;
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

    /** Those of a job that asks for no signatures. */
    public JobSettings(
            EngineSettings engine,
            DocumentReader documents,
            RulebookTopics topics,
            GuardSettings guards,
            long maxFutureMillis,
            long latenessMillis,
            Quarantine quarantine) {
        this(engine, documents, topics, guards, maxFutureMillis, latenessMillis, quarantine, Signers.NONE);
    }

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

    RulebookKeeper keeper() {
        return new RulebookKeeper(documents, compiler(), topics, signers, engine.seriesLimits());
    }

    /** A compiler of rules; making one is dear. */
    public RuleCompiler compiler() {
        return new RuleCompiler(engine.schema(), engine.ruleLimits());
    }

    Rulebooks rulebooks() {
        return new Rulebooks(documents, compiler(), engine);
    }
}
