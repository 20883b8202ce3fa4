package dev.weir.keys;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.row.CapturedRows;
import dev.weir.operators.JobSettings;
import dev.weir.rules.document.DocumentIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rules, and the documents that they use, as they were in force at a time: the latest versions that were not refused. */
final class DocumentsThen {
    /** How many versions of one document are tried, the latest first. */
    private static final int MOST_VERSIONS = 5;

    private DocumentsThen() {}

    /** Returns an engine with them and with these lists. */
    static LocalEngine engine(long atMillis, Map<String, byte[]> lists, KafkaTopics topics, JobConfig config)
            throws IOException {
        JobSettings settings = Settings.of(config);
        LocalEngine engine = new LocalEngine(
                        settings.engine(), settings.documents(), settings.compiler(), settings.latenessMillis())
                .withoutOwnDecisions();
        lists.forEach(engine::pushList);
        push(engine, atMillis, topics, config);
        return engine;
    }

    private static void push(LocalEngine engine, long atMillis, KafkaTopics topics, JobConfig config)
            throws IOException {
        Map<String, Deque<byte[]>> versions = new TreeMap<>();
        topics.read(topics.beginning(config.topics().rules()), record -> take(record, atMillis, versions));
        var tables = CapturedRows.tables(config);
        if (tables.hasRules()) {
            topics.read(topics.beginning(tables.rules()), record -> {
                Optional<RawRecord> pushed = tables.reader().read(record).pushed(record);
                pushed.ifPresent(row -> take(row, atMillis, versions));
            });
        }
        // what rules use comes first
        versions.forEach((id, latest) -> {
            if (DocumentIds.isOfOther(id)) {
                push(engine, id, latest);
            }
        });
        versions.forEach((id, latest) -> {
            if (!DocumentIds.isOfOther(id)) {
                push(engine, id, latest);
            }
        });
    }

    private static void take(RawRecord record, long atMillis, Map<String, Deque<byte[]>> versions) {
        if (record.timestampMillis() <= atMillis) {
            Deque<byte[]> latest = versions.computeIfAbsent(
                    new String(record.key(), StandardCharsets.UTF_8), first -> new ArrayDeque<>());
            if (record.value().length == 0) {
                latest.clear(); // it was removed, and what was before is not in force any more
                return;
            }
            latest.add(record.value());
            if (latest.size() > MOST_VERSIONS) {
                latest.remove();
            }
        }
    }

    private static void push(LocalEngine engine, String id, Deque<byte[]> latest) {
        for (Iterator<byte[]> each = latest.descendingIterator(); each.hasNext(); ) {
            if (engine.push(id, each.next()).kind() != RuleStatus.Kind.REJECTED) {
                return;
            }
        }
    }
}
