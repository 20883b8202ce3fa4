package dev.weir.topology;

import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.RulebookBootstrap;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A story, and rules: those that the topic held at the start, and one more that is pushed in mid-story, for which the
 * condition stands in place of the topic's name.
 */
final class StoryInputs implements Inputs {
    private static final List<RawRecord> AT_START = new CopyOnWriteArrayList<>();

    private final ListInputs lists;

    StoryInputs(Story story, List<RawRecord> atStart, List<RawRecord> later) {
        AT_START.clear();
        AT_START.addAll(atStart);
        this.lists = new ListInputs(
                story.records(), later, (offsets, receiver) -> AT_START.forEach(receiver::receive), Story::read);
    }

    @Override
    public DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type) {
        return gated(lists.events(env, type), record -> text(record.key()), "story-gate-" + type.ruleName());
    }

    @Override
    public DataStream<RawRecord> rules(StreamExecutionEnvironment env) {
        return gated(lists.rules(env), RawRecord::topic, "story-gate-rules");
    }

    /** Holds records back in a task of its own, so that event time is not held back with them. */
    private static DataStream<RawRecord> gated(DataStream<RawRecord> records, Condition condition, String uid) {
        return records.filter(record -> {
                    Conditions.await(condition.of(record));
                    return true;
                })
                .uid(uid)
                .setParallelism(1)
                .disableChaining();
    }

    /** What a record waits for, by name. */
    @FunctionalInterface
    private interface Condition extends Serializable {
        String of(RawRecord record);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public RulebookBootstrap rulebookBootstrap() {
        return lists.rulebookBootstrap();
    }

    @Override
    public EventReader reader() {
        return lists.reader();
    }
}
