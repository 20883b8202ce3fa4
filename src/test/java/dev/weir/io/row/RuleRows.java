package dev.weir.io.row;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfigs;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.events.record.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Records of captured tables of rules and lists, as a connector of PostgreSQL writes them. */
public final class RuleRows {
    /** A job that takes rules from both its topic and a table, and entries of lists from a table. */
    public static final RulebookTopics TOPICS = topics();

    private RuleRows() {}

    private static RulebookTopics topics() {
        try {
            return new RulebookTopics(
                    "rules",
                    "lists",
                    "rule-status",
                    RulebookTopics.MODELS,
                    CapturedRows.tables(new JobConfigs()
                            .read(
                                    Path.of("job-configs/local.yaml"),
                                    Map.of("rules.fromTable", "rule-rows", "rules.listsFromTable", "list-rows"),
                                    Map.of())));
        } catch (ConfigException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A record of the table of rules. */
    public static RawRecord ofRules(long offset, String key, String value) {
        return record("rule-rows", offset, key, value);
    }

    /** A record of the table of lists. */
    public static RawRecord ofLists(long offset, String key, String value) {
        return record("list-rows", offset, key, value);
    }

    private static RawRecord record(String topic, long offset, String key, String value) {
        return new RawRecord(
                topic,
                0,
                offset,
                1_795_000_000_000L,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8));
    }

    /** A rule that is written, at this position of the log. */
    public static RawRecord written(long offset, long lsn, String id, String document) {
        return ofRules(offset, key(id), envelope("c", lsn, "null", row(id, document, true)));
    }

    /** A row that is deleted, of which the key was sent. */
    public static RawRecord deleted(long offset, long lsn, String id) {
        return ofRules(offset, key(id), envelope("d", lsn, "{\"id\":\"" + id + "\",\"document\":null}", "null"));
    }

    /** The key of a record about the row of a rule. */
    public static String key(String id) {
        return "{\"id\":\"" + id + "\"}";
    }

    /** A row with a rule. */
    public static String row(String id, String document, boolean enabled) {
        String quoted = document.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "{\"id\":\"" + id + "\",\"document\":\"" + quoted + "\",\"enabled\":" + enabled + "}";
    }

    /** A change of a row. */
    public static String envelope(String op, long lsn, String before, String after) {
        return "{\"before\":" + before + ",\"after\":" + after + ",\"source\":{\"connector\":\"postgresql\",\"lsn\":"
                + lsn + ",\"ts_ms\":" + (1_795_000_000_000L + lsn) + "},\"op\":\"" + op + "\",\"ts_ms\":1795000000900}";
    }
}
