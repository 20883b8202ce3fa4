package dev.weir.engine;

import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.Documents;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentReader;
import java.nio.charset.StandardCharsets;

/** What it takes to read rules as they are pushed: as documents of the JSON that the rules topic carries. */
public final class Documented {
    private Documented() {}

    /** No rulebook yet, but all that it takes to read one. */
    public static Rulebooks rulebooks() {
        return rulebooks(documents(), compiler(), EngineSettings.DEFAULT);
    }

    /** Rulebooks that share nothing with others. */
    public static Rulebooks rulebooks(DocumentReader reader, RuleCompiler compiler, EngineSettings settings) {
        return new Rulebooks(new Rulebooks.Shared(reader, compiler, settings, Scorers.withoutArtifacts()));
    }

    public static Documents documents() {
        return Documents.json(EngineSettings.DEFAULT.ruleLimits().maxDocumentBytes());
    }

    public static RuleCompiler compiler() {
        return new RuleCompiler(EngineSettings.DEFAULT.schema(), EngineSettings.DEFAULT.ruleLimits());
    }

    /** A rule comes into force that was not there before, and has no pattern. */
    public static RulebookUpdate.Put put(long epoch, String id, String document) {
        return new RulebookUpdate.Put(epoch, id, document, epoch, PatternHistory.ALWAYS);
    }

    /** A record of the rules topic. */
    public static RawRecord pushed(long offset, String id, String document) {
        return pushed(0, offset, id, document);
    }

    /** A record of a partition of the rules topic. */
    public static RawRecord pushed(int partition, long offset, String id, String document) {
        return new RawRecord(
                "rules",
                partition,
                offset,
                0,
                id.getBytes(StandardCharsets.UTF_8),
                document.getBytes(StandardCharsets.UTF_8));
    }
}
