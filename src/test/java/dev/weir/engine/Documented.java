package dev.weir.engine;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import java.nio.charset.StandardCharsets;

/** Rules as they are pushed: documents of the JSON that the rules topic carries. */
public final class Documented {
    private Documented() {}

    /** No rulebook yet, but all that it takes to read one. */
    public static Rulebooks rulebooks() {
        return new Rulebooks(documents(), compiler(), EngineSettings.DEFAULT);
    }

    public static Documents documents() {
        return Documents.json(EngineSettings.DEFAULT.ruleLimits().maxDocumentBytes());
    }

    public static RuleCompiler compiler() {
        return new RuleCompiler(EngineSettings.DEFAULT.schema(), EngineSettings.DEFAULT.ruleLimits());
    }

    /** A rule that fires on every transaction. */
    public static String always(String id, long version, String outcome) {
        return on(id, version, "transaction", "true", outcome, "");
    }

    /** A rule on a type of events, with more keys if need be, each followed by a comma. */
    public static String on(String id, long version, String type, String when, String outcome, String more) {
        return """
                {"id": "%s", "version": %d, "on": "%s", %s "when": "%s", "then": {"outcome": "%s", "score": 50}}""".formatted(id, version, type, more, when, outcome);
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
