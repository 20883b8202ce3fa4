package dev.weir.operators.rulebook;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;

import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdate.Batch;
import dev.weir.engine.message.RulebookUpdate.Put;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBootstrap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** A rulebook that a test starts with the topics as they are by then, with or without its state. */
final class StartedRulebook {
    /** What the topic of what is in force holds, of each key the last; a removed one is not there. */
    final Map<String, InForceEntry> written = new LinkedHashMap<>();

    final List<RawRecord> records = new ArrayList<>();
    final List<Map<TopicPart, Long>> asked = new ArrayList<>();
    final List<RulebookUpdate> updates = new ArrayList<>();
    final List<RuleStatus> answers = new ArrayList<>();
    private final JobSettings settings;
    private OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> rulebook;

    StartedRulebook() {
        this(SETTINGS);
    }

    /** One of a job with other settings than the usual ones. */
    StartedRulebook(JobSettings settings) {
        this.settings = settings;
        this.rulebook = harness();
    }

    void open() throws Exception {
        rulebook.open();
    }

    void close() throws Exception {
        rulebook.close();
    }

    InForceEntry writtenOf(String key) {
        return Objects.requireNonNull(written.get(key));
    }

    void compacted(RawRecord... left) {
        records.clear();
        records.addAll(List.of(left));
    }

    void live(RawRecord... pushed) throws Exception {
        for (RawRecord record : pushed) {
            records.add(record);
            rulebook.processElement(record, 0);
            rulebook.setProcessingTime(rulebook.getProcessingTime() + UpdatePace.GATHERING_MILLIS);
        }
        receive();
    }

    OperatorSubtaskState save() throws Exception {
        rulebook.prepareSnapshotPreBarrier(1);
        return rulebook.snapshot(1, 1);
    }

    void startWithoutState() throws Exception {
        start();
    }

    void start(OperatorSubtaskState... state) throws Exception {
        rulebook.close();
        rulebook = harness();
        if (state.length > 0) {
            rulebook.initializeState(state[0]);
        }
        rulebook.open();
        updates.clear();
        answers.clear();
        rulebook.setProcessingTime(1);
        receive();
    }

    /** The records of entries that rules wrote and that may go, by their keys, so far. */
    List<String> ended() {
        List<String> keys = new ArrayList<>();
        var output = rulebook.getSideOutput(RulebookOperator.ENDED_ENTRIES);
        if (output != null) {
            output.forEach(entry -> keys.add(entry.getValue().key()));
        }
        return keys;
    }

    private void receive() {
        for (RulebookUpdate update : rulebook.extractOutputValues()) {
            updates.addAll(update instanceof Batch batch ? batch.updates() : List.of(update));
        }
        rulebook.getOutput().clear();
        drain(rulebook.getSideOutput(RulebookOperator.ANSWERS)).forEach(answers::add);
        drain(rulebook.getSideOutput(RulebookOperator.IN_FORCE)).forEach(entry -> {
            if (entry.isGone()) {
                written.remove(entry.key());
            } else {
                written.put(entry.key(), entry);
            }
        });
    }

    private static <T> List<T> drain(Queue<StreamRecord<T>> output) {
        List<T> drained = new ArrayList<>();
        while (output != null && !output.isEmpty()) {
            drained.add(output.remove().getValue());
        }
        return drained;
    }

    List<Put> puts() {
        return updates.stream()
                .flatMap(update -> update instanceof Put put ? Stream.of(put) : Stream.empty())
                .toList();
    }

    private OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> harness() {
        try {
            var harness = new OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate>(
                    new RulebookOperator(settings, new Held(), () -> 0), 1, 1, 0);
            harness.setup(RecordTypes.RULEBOOK_UPDATE.createSerializer(
                    harness.getExecutionConfig().getSerializerConfig()));
            return harness;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of rules and lists, all that was not seen; of which there is never so much that only the last are heard. */
    private final class Held implements RulebookBootstrap {
        private static final long serialVersionUID = 1L;

        @Override
        public void read(Map<TopicPart, Long> nextOffsets, RecordReceiver receiver) {
            asked.add(nextOffsets);
            Map<String, RawRecord> last = new LinkedHashMap<>();
            for (RawRecord record : List.copyOf(records)) {
                long next = nextOffsets.getOrDefault(new TopicPart(record.topic(), 0), 0L);
                String key =
                        nextOffsets.isEmpty() ? new String(record.key(), StandardCharsets.UTF_8) : "" + record.offset();
                if (record.offset() >= next) {
                    last.remove(record.topic() + key);
                    last.put(record.topic() + key, record);
                }
            }
            last.values().forEach(receiver::receive);
        }

        @Override
        public void readInForce(Consumer<InForceEntry> each) {
            List.copyOf(written.values()).stream()
                    .sorted(Comparator.comparing(entry -> !entry.isDocument()))
                    .forEach(each);
        }
    }
}
