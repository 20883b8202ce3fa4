package dev.weir.operators;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.rules.compile.MadeOnce;
import dev.weir.rules.document.DocumentReader;

/**
 * What the instances of a job share that run in one process: rules are compiled, and rulebooks planned, once for all of them.
 *
 * <p>Each instance is sent its settings by itself and runs in a thread of its own, and Flink has no object that those of a job in a
 * process would all see: the class is all that they have in common. So this is the one static field whose object
 * changes. It shows nowhere: what it holds is a function of its key, it is held weakly, and so it is gone with the last
 * instance that uses it. Jobs of the same process with the same settings share it too.
 */
final class SharedRules {
    private static final MadeOnce<Key, Rulebooks.Shared> KNOWN = new MadeOnce<>();

    /** Of what rules and plans are made. */
    private record Key(DocumentReader documents, EngineSettings engine) {}

    private SharedRules() {}

    /** What these settings make of rules. */
    static Rulebooks.Shared of(JobSettings settings) {
        return KNOWN.get(
                new Key(settings.documents(), settings.engine()),
                () -> new Rulebooks.Shared(settings.documents(), settings.compiler(), settings.engine()));
    }
}
