package dev.weir.operators.rulebook;

import dev.weir.engine.deploy.InForceKeeper;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.UpdateBatch;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.JobSettings;
import dev.weir.operators.Ownership;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.operators.metrics.RuleModes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Checks updates of rules and lists, and sends them to all other operators. Runs with parallelism 1, so that all instances
 * receive epochs in one order.
 *
 * <p>It is an operator and not a function for two reasons. At its start it reads what the topics hold, and sends that
 * before any record arrives and before the first checkpoint. And its output takes no part in event time: it is marked
 * idle at the start, for good.
 *
 * <p>Bursts of updates are checked and sent in batches, at a pace that leaves the operators time to decide (see {@link
 * UpdatePace}); requests of guards are handled at once.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class RulebookOperator extends AbstractStreamOperator<RulebookUpdate>
        implements OneInputStreamOperator<RawRecord, RulebookUpdate> {
    private static final long serialVersionUID = 1L;
    /** Answers to updates, to be given once they apply everywhere. */
    public static final OutputTag<RuleStatus> ANSWERS = new OutputTag<>("answers", RecordTypes.RULE_STATUS);

    /** Entries about what comes into force and what is removed, to be stored. */
    public static final OutputTag<InForceEntry> IN_FORCE = new OutputTag<>("in-force", RecordTypes.IN_FORCE);

    /** Entries that rules put on lists, and that have ended: their records can go. */
    public static final OutputTag<ListWrite> ENDED_ENTRIES = new OutputTag<>("ended-entries", RecordTypes.LIST_WRITE);

    /** The key with which Guard seals its requests. */
    public static final OutputTag<byte[]> SEAL_KEYS =
            new OutputTag<>("seal-keys", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** The one state of this. */
    public static final ListStateDescriptor<RulebookMemory> STATE =
            new ListStateDescriptor<>("rulebook", RecordTypes.RULEBOOK);

    private final JobSettings settings;
    private final RulebookBootstrap rulebookBootstrap;
    private final Stopwatch stopwatch;
    private transient RulebookKeeper keeper;
    private transient RulebookMemory memory;
    private transient ListState<RulebookMemory> state;
    private transient RuleModes modes;
    private transient RecordChecker checker;
    private transient WaitingRecords waiting;
    private transient ModelsAhead models;
    private transient UpdateBatch checked;
    private transient UpdatePace pace;
    private transient boolean timerIsSet;
    private transient Ownership ownership;
    private transient BoundsRecheck bounds;
    private boolean restoredSent;

    /** Creates an operator that uses this reader for what the topics hold at the start. */
    public RulebookOperator(JobSettings settings, RulebookBootstrap rulebookBootstrap) {
        this(settings, rulebookBootstrap, Stopwatch::ofThread);
    }

    RulebookOperator(JobSettings settings, RulebookBootstrap rulebookBootstrap, Stopwatch stopwatch) {
        this.settings = settings;
        this.rulebookBootstrap = rulebookBootstrap;
        this.stopwatch = stopwatch;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = context.getOperatorStateStore().getListState(STATE);
        memory = new RulebookMemory();
        for (RulebookMemory saved : state.get()) {
            memory = saved;
        }
        memory.nameRulesTopic(settings.topics().rules());
    }

    @Override
    public void open() throws Exception {
        super.open();
        waiting = new WaitingRecords();
        checked = new UpdateBatch();
        pace = new UpdatePace();
        keeper = settings.keeper();
        keeper.complete(memory);
        bounds = new BoundsRecheck(keeper, new RulebookMemory(), Set.of()); // until what is in force is known
        if (memory.sealKey().length == 0) {
            memory.sealUnder(SwitchOffSeal.newKey());
        }
        getMetricGroup().gauge("forgedRequests", keeper::forgedRequests);
        getMetricGroup().gauge("epoch", () -> memory.epoch());
        getMetricGroup().gauge("rules", () -> memory.inForce().size());
        getMetricGroup().gauge("lists", () -> memory.lists().size());
        modes = new RuleModes(settings.documents(), memory);
        modes.show(getMetricGroup());
        checker = new RecordChecker(keeper, memory, settings.quarantine(), getMetricGroup());
        models = new ModelsAhead(checker, news -> {
            sendChecked(); // what was checked before may be about the same model
            send(news);
        });
        ownership = TopicFaults.check(
                rulebookBootstrap,
                getRuntimeContext().getJobInfo(),
                memory.nextOffsets().isEmpty());
        // A failing timer fails the task by itself, so the future can be ignored.
        ScheduledFuture<?> unused = getProcessingTimeService().registerTimer(now(), startMillis -> {
            sendRestored();
            checkMoreLater();
        });
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) throws Exception {
        sendRestored();
        RawRecord record = element.getValue();
        if (record.topic().equals(settings.topics().ruleStatus())) {
            long forgedBefore = keeper.forgedRequests();
            check(record, now());
            if (forgedBefore == 0 && keeper.forgedRequests() > 0) {
                LOG.warn(
                        "somebody other than the job requests on {} that rules be switched off, first at offset {}; it is"
                                + " ignored, and counted as forgedRequests. Let nobody but the job write to this topic.",
                        record.topic(),
                        record.offset());
            }
            sendChecked();
        } else {
            waiting.add(record);
            checkWaiting();
        }
    }

    /** Checks waiting records, as many as there is time for. */
    private void checkWaiting() {
        long nowMillis = now();
        boolean busy = false;
        if (pace.mayGo(nowMillis) || waiting.isFull()) {
            pace.begin(nowMillis);
            while (!busy && !waiting.isEmpty() && (pace.hasTime() || waiting.isFull()) && !checked.isLarge()) {
                long startNanos = stopwatch.nanos();
                busy = !waiting.isFull() && models.isBusyWith(waiting.next(), nowMillis);
                if (!busy) {
                    check(waiting.remove(), nowMillis);
                }
                pace.checked(stopwatch.nanos() - startNanos);
            }
            int planned = checked.changes() == 0 ? 0 : memory.inForce().size();
            if (busy || waiting.isEmpty() || checked.isLarge() || pace.isTimeToSend(planned, nowMillis)) {
                sendChecked();
                pace.sent(planned);
            }
            pace.end(!waiting.isEmpty(), nowMillis);
        }
        if (!waiting.isEmpty() && !timerIsSet) {
            timerIsSet = true;
            // A failing timer fails the task by itself, so the future can be ignored.
            long againMillis = Math.max(pace.againMillis(), busy ? nowMillis + ModelsAhead.LOOK_MILLIS : 0);
            ScheduledFuture<?> unused = getProcessingTimeService().registerTimer(againMillis, atMillis -> {
                timerIsSet = false;
                checkWaiting();
            });
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        sendRestored();
        sendChecked(); // the memory that is about to be saved knows it
    }

    /** A bounded rules topic, such as a list in a test, may end before anything triggered this. */
    @Override
    public void finish() throws Exception {
        sendRestored();
        sendChecked();
        while (!waiting.isEmpty()) {
            check(waiting.remove(), now());
            sendChecked();
        }
        bounds.lookAtAll(answer -> output.collect(ANSWERS, new StreamRecord<>(answer)));
        super.finish();
    }

    @Override
    public void close() throws Exception {
        try (Ownership unusedGroup = ownership; // neither is there if opening this failed
                ModelsAhead unusedTrials = models) {
        } finally {
            super.close();
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.update(List.of(memory));
    }

    @Override
    public void processWatermark(Watermark mark) {} // rules have no event time

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // Always idle, whatever the source says.
    }

    private void sendRestored() throws Exception {
        if (restoredSent) {
            return;
        }
        restoredSent = true;
        output.collect(SEAL_KEYS, new StreamRecord<>(memory.sealKey()));
        ModelsAtStart.send(memory, output);
        RulebookStart start = new RulebookStart(keeper, checker, memory, settings.topics(), new Found(), now());
        start.run(rulebookBootstrap);
        sendChecked();
        output.collect(new StreamRecord<>(new RulebookUpdate.Ready(memory.epoch())));
        output.emitWatermarkStatus(WatermarkStatus.IDLE);
        bounds = new BoundsRecheck(keeper, memory, start.checkedToday());
    }

    private void checkMoreLater() {
        if (bounds.checkMore(answer -> output.collect(ANSWERS, new StreamRecord<>(answer)))) {
            ScheduledFuture<?> unused = getProcessingTimeService().registerTimer(now(), atMillis -> checkMoreLater());
        }
    }

    /** Sends the updates found at the start, in pieces that are not too large. */
    private final class Found implements RulebookStart.Received {
        @Override
        public void checked(RulebookKeeper.UpdateResult result) {
            checked.add(result);
            if (checked.isLarge()) {
                sendChecked();
            }
        }

        @Override
        public void inForce(InForceEntry entry) {
            output.collect(IN_FORCE, new StreamRecord<>(entry));
        }
    }

    private void check(RawRecord record, long nowMillis) {
        models.heard(record, checker.check(record, nowMillis)).ifPresent(result -> {
            checked.add(result);
            InForceKeeper.entry(record, result, memory)
                    .ifPresent(entry -> output.collect(IN_FORCE, new StreamRecord<>(entry)));
        });
    }

    private void sendChecked() {
        UpdateBatch batch = checked;
        checked = new UpdateBatch();
        UpdateBatch.written(memory, one -> output.collect(ENDED_ENTRIES, new StreamRecord<>(one.taken())))
                .forEach(batch::add);
        batch.update().ifPresent(this::send);
        for (RuleStatus answer : batch.answers()) {
            output.collect(ANSWERS, new StreamRecord<>(answer));
        }
    }

    private void send(RulebookUpdate update) {
        modes.receive(update);
        output.collect(new StreamRecord<>(update));
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }
}
