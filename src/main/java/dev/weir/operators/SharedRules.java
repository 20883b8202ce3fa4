package dev.weir.operators;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.operators.artifact.ArtifactPlaces;
import dev.weir.rules.compile.cache.WeakCache;
import dev.weir.rules.document.DocumentReader;

/**
 * What the instances of a job in one process share: rules are compiled and rulebooks planned once for all of them.
 *
 * <p>Each instance receives its settings separately and runs in its own thread, and Flink has no object that all
 * instances of a job in a process can see: the class is all that they have in common. So this is the only static field
 * whose object changes. The sharing has no visible effect: the content is a function of its key, is held weakly, and is
 * gone with the last instance that uses it. Jobs in the same process with the same settings share it too.
 */
final class SharedRules {
    private static final WeakCache<Key, Rulebooks.Shared> KNOWN = new WeakCache<>();

    /** Everything that rules and plans depend on. */
    private record Key(DocumentReader documents, EngineSettings engine, ArtifactPlaces artifacts) {}

    private SharedRules() {}

    /** Returns the shared rules for these settings. */
    static Rulebooks.Shared of(JobSettings settings) {
        return KNOWN.get(
                new Key(settings.documents(), settings.engine(), settings.artifacts()),
                () -> new Rulebooks.Shared(
                        settings.documents(), settings.compiler(), settings.engine(), settings.scorers()));
    }
}
