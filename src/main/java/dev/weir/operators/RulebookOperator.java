package dev.weir.operators;

import dev.weir.engine.RulebookKeeper;
import dev.weir.engine.RulebookMemory;
import dev.weir.engine.RulebookUpdate;
import dev.weir.engine.TopicPart;
import dev.weir.events.RawRecord;
import dev.weir.events.RuleStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Judges updates of rules and lists, and tells all rooms. Of parallelism 1, so that all instances hear of epochs in one order.
 *
 * <p>An operator and not a function for two reasons. When it starts it reads what their topics hold, and tells it
 * before any record comes and before the first checkpoint. And its output takes no part in event time: it is marked idle
 * at the start, for good.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class RulebookOperator extends AbstractStreamOperator<RulebookUpdate>
        implements OneInputStreamOperator<RawRecord, RulebookUpdate> {
    private static final long serialVersionUID = 1L;

    /** Answers to updates, to be given once they hold everywhere. */
    public static final OutputTag<RuleStatus> ANSWERS = new OutputTag<>("answers", RecordTypes.RULE_STATUS);

    private final JobSettings settings;
    private final RulesAtStart rulesAtStart;
    private transient RulebookKeeper keeper;
    private transient RulebookMemory memory;
    private transient ListState<RulebookMemory> state;
    private transient RuleModes modes;
    private transient Suspects suspects;
    private transient Counter quarantined;
    private boolean told;

    /** Reads with this reader what the topic holds at the start. */
    public RulebookOperator(JobSettings settings, RulesAtStart rulesAtStart) {
        this.settings = settings;
        this.rulesAtStart = rulesAtStart;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("rulebook", RecordTypes.RULEBOOK));
        memory = new RulebookMemory();
        for (RulebookMemory saved : state.get()) {
            memory = saved;
        }
        memory.nameRulesTopic(settings.topics().rules());
    }

    @Override
    public void open() throws Exception {
        super.open();
        keeper = settings.keeper();
        keeper.complete(memory);
        getMetricGroup().gauge("epoch", () -> memory.epoch());
        getMetricGroup().gauge("rules", () -> memory.inForce().size());
        getMetricGroup().gauge("lists", () -> memory.lists().size());
        modes = new RuleModes(settings.documents(), memory);
        modes.show(getMetricGroup());
        suspects = Suspects.known(settings.quarantine());
        quarantined = getMetricGroup().counter("quarantined");
        // A timer that fails fails the task by itself, so that nobody need hold its future.
        ScheduledFuture<?> unused =
                getProcessingTimeService().registerTimer(now(), startMillis -> tellWhatTheTopicHeld());
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) throws Exception {
        tellWhatTheTopicHeld();
        judge(element.getValue(), false);
    }

    /**
     * Judges a record, unless it is set aside.
     *
     * @param first whether the job starts without its state
     */
    private void judge(RawRecord record, boolean first) {
        String aside = suspects.why(record);
        try {
            if (!aside.isEmpty()) {
                quarantined.inc();
                tell(keeper.setAside(record, aside, memory));
            } else {
                tell(first ? keeper.judgeFirst(record, memory, now()) : keeper.judge(record, memory, now()));
            }
        } catch (Throwable thrown) {
            suspects.note(record, thrown);
            throw thrown;
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        tellWhatTheTopicHeld();
    }

    /** A rules topic that ends, as a list does, may end before anything else gave the occasion. */
    @Override
    public void finish() throws Exception {
        tellWhatTheTopicHeld();
        super.finish();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.update(List.of(memory));
    }

    @Override
    public void processWatermark(Watermark mark) {
        // Rules have no event time.
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // Always idle, whatever the source says.
    }

    private void tellWhatTheTopicHeld() throws Exception {
        if (told) {
            return;
        }
        told = true;
        boolean first = memory.nextOffsets().isEmpty();
        List<RawRecord> held = rulesAtStart.read(memory.nextOffsets());
        for (RawRecord record : keeper.countingAtStart(held, memory)) {
            // An offset that was seen before: the topic was made anew, and what it holds now was not.
            TopicPart part = new TopicPart(record.topic(), record.partition());
            memory.nextOffsets().merge(part, record.offset(), Math::min);
            judge(record, first);
        }
        output.collect(new StreamRecord<>(new RulebookUpdate.Ready(memory.epoch())));
        output.emitWatermarkStatus(WatermarkStatus.IDLE);
    }

    private void tell(Optional<RulebookKeeper.Ruling> judged) {
        judged.ifPresent(ruling -> {
            ruling.update().ifPresent(this::tell);
            output.collect(ANSWERS, new StreamRecord<>(ruling.answer()));
        });
    }

    private void tell(RulebookUpdate update) {
        modes.hear(update);
        output.collect(new StreamRecord<>(update));
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }
}
