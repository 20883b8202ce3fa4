package dev.weir.engine;

import dev.weir.engine.deploy.InForceKeeper;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.UpdateBatch;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.deploy.trial.Trial;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.model.ModelLoading;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.engine.seal.Signers;
import dev.weir.engine.train.Publication;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.models.artifact.ArtifactSource;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Compiled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The rules and lists of an engine without a cluster. For use by one thread. */
final class LocalRules {
    private static final RulebookTopics TOPICS = RulebookTopics.DEFAULT;
    private final Setup setup;
    private final RulebookMemory rules = new RulebookMemory();
    private Checks checks;
    private Rulebooks rulebooks;
    private Consumer<RulebookUpdate> listener = unheard -> {};
    private long pushed;
    private boolean asPushed = true;

    /**
     * What rules are read, compiled and planned by.
     *
     * @param compiled what the compiler has made of documents before, as far as that is known
     */
    record Setup(
            EngineSettings settings,
            DocumentReader documents,
            RuleCompiler compiler,
            Function<Linked, Optional<Compiled.Accepted>> compiled) {
        Setup(EngineSettings settings, DocumentReader documents, RuleCompiler compiler) {
            this(settings, documents, compiler, unknown -> Optional.empty());
        }

        Setup knowing(Function<Linked, Optional<Compiled.Accepted>> before) {
            return new Setup(settings, documents, compiler, before);
        }
    }

    /**
     * What checks and plans rules. Whatever it keeps depends on documents alone, so that engines can share it, one at a
     * time.
     */
    private record Checks(RulebookKeeper keeper, Rulebooks.Shared planned) {
        static Checks of(Setup setup, Scorers scorers, ModelLoading loading) {
            Rulebooks.Shared planned =
                    new Rulebooks.Shared(setup.documents(), setup.compiler(), setup.settings(), scorers);
            Trial trial = Trial.under(SeriesLimits.DEFAULT)
                    .informing((document, rule) -> planned.rules().offer(document, rule)) // as in the job
                    .deciding(setup.settings())
                    .knowing(setup.compiled())
                    .loading(loading);
            return new Checks(
                    new RulebookKeeper(setup.documents(), setup.compiler(), TOPICS, Signers.NONE, trial), planned);
        }
    }

    /** Creates them empty. */
    LocalRules(Setup setup) {
        this(setup, Checks.of(setup, Scorers.withoutArtifacts(), ModelLoading.NONE));
    }

    private LocalRules(Setup setup, Checks checks) {
        this.setup = setup;
        this.checks = checks;
        this.rulebooks = new Rulebooks(checks.planned());
    }

    /** Returns others, empty, that share what checks and plans them. */
    LocalRules others() {
        return new LocalRules(setup, checks);
    }

    /**
     * Returns whether these are what was pushed, whatever happened since: no event put an entry on a list, and there is no
     * model, which may learn. Then an engine that begins with them is as one to which the same was pushed.
     */
    boolean areAsPushed() {
        return asPushed;
    }

    /** Returns what they are read, compiled and planned by. */
    Setup setup() {
        return setup;
    }

    /** Has artifacts read there; nothing was pushed yet. */
    void load(ArtifactSource artifacts) {
        if (pushed > 0) {
            throw new IllegalStateException("where artifacts are has to be known before the first push");
        }
        Scorers scorers = new Scorers(artifacts);
        checks = Checks.of(setup, scorers, ModelLoading.by(scorers));
        rulebooks = new Rulebooks(checks.planned());
    }

    /** Tells somebody what comes into force because it was pushed. */
    void tellUpdates(Consumer<RulebookUpdate> hearing) {
        listener = hearing;
    }

    /** Pushes a version of a model that was trained. */
    void push(Publication trained) {
        put(TOPICS.models(), trained.key(), trained.utf8());
    }

    /** Pushes a rule or a model, by the id of the document; an empty document removes it. Returns the job's answer, except for its time. */
    RuleStatus push(String id, byte[] document) {
        return ModelIds.isOne(id)
                ? put(TOPICS.models(), ModelIds.keyOf(id), document)
                : put(TOPICS.rules(), id, document);
    }

    /** Pushes a whole list; an empty document removes it. Returns the job's answer, except for its time. */
    RuleStatus pushList(String name, byte[] document) {
        return put(TOPICS.lists(), name, document);
    }

    private RuleStatus put(String topic, String key, byte[] document) {
        RawRecord record = new RawRecord(topic, 0, pushed++, 0, key.getBytes(StandardCharsets.UTF_8), document.clone());
        RuleStatus answer = push(record);
        return answer.with(answer.notes().withPush(Push.UNKNOWN));
    }

    /** Pushes a record of a topic under its default name; returns the job's answer, except for its time. */
    RuleStatus push(RawRecord record) {
        asPushed &= !record.topic().equals(TOPICS.models());
        var result = checks.keeper().check(record, rules, 0).orElseGet(() -> RulebookKeeper.unanswered(record, rules));
        InForceKeeper.entry(record, result, rules);
        result.update().ifPresent(rulebooks::receive);
        result.update().ifPresent(listener);
        return result.answer();
    }

    /** Takes entries that rules put on lists, which the next event sees. */
    void write(List<ListWrite> writes) {
        asPushed &= writes.isEmpty();
        writes.forEach(rules.written()::put);
    }

    /** Brings the lists up to date with what rules wrote. */
    void takeWritten() {
        if (rules.written().hasChanged()) {
            UpdateBatch.written(rules, gone -> {}).forEach(rulebooks::receive);
        }
    }

    /** Returns the rulebook in force. */
    Rulebook latest() {
        return rulebooks.latest();
    }
}
