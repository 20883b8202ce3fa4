package dev.weir.operators.train;

import dev.weir.engine.score.Example;
import dev.weir.engine.train.ExampleKeeper;
import dev.weir.engine.train.LabelledExample;
import dev.weir.engine.train.Lesson;
import dev.weir.engine.train.TrainingLabel;
import dev.weir.engine.train.WaitingExamples;
import dev.weir.events.Event;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.label.FraudLabel;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps what models were given until the label of the transaction comes. Its key is the id of the transaction. Counts
 * {@code examplesLabelled}, {@code examplesExpired} and {@code examplesRefused}, which are those for which there was no
 * room; shows {@code examplesWaiting} of each model and {@code exampleBytesWaiting}.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Examples extends KeyedCoProcessFunction<String, Example, Event, Lesson>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final TypeInformation<Tuple4<Integer, String, Long, Long>> COUNTS =
            Types.TUPLE(Types.INT, Types.STRING, Types.LONG, Types.LONG);

    private final long horizonMillis;
    private transient ExampleKeeper keeper;
    private transient ValueState<WaitingExamples> states;
    private transient ListState<Tuple4<Integer, String, Long, Long>> counts;
    private transient WaitingRoom room;
    private transient Set<String> shown;
    private transient Counter labelled;
    private transient Counter expired;
    private transient Counter refused;

    /**
     * Creates an operator with these settings.
     *
     * @throws java.util.NoSuchElementException if the job reads no labels
     */
    public Examples(JobSettings settings) {
        horizonMillis =
                LabelDefinition.of(settings.engine().schema()).orElseThrow().horizonMillis();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        counts = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("waiting", COUNTS));
        var task = getRuntimeContext().getTaskInfo();
        room = new WaitingRoom(task.getMaxNumberOfParallelSubtasks());
        room.restore(
                counts.get(),
                KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                        task.getMaxNumberOfParallelSubtasks(),
                        task.getNumberOfParallelSubtasks(),
                        task.getIndexOfThisSubtask()));
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        counts.update(room.counts());
    }

    @Override
    public void open(OpenContext context) {
        keeper = new ExampleKeeper(horizonMillis);
        states = getRuntimeContext().getState(new ValueStateDescriptor<>("examples", RecordTypes.WAITING_EXAMPLES));
        var metrics = getRuntimeContext().getMetricGroup();
        labelled = metrics.counter("examplesLabelled");
        expired = metrics.counter("examplesExpired");
        refused = metrics.counter("examplesRefused");
        metrics.gauge("exampleBytesWaiting", room::bytes);
        shown = new HashSet<>();
        room.counts().forEach(count -> show(count.f1));
    }

    private void show(String model) {
        if (shown.size() < LearningMetrics.MOST_MODELS && shown.add(model)) {
            getRuntimeContext()
                    .getMetricGroup()
                    .addGroup("model", model)
                    .gauge("examplesWaiting", room.waiting(model)::get);
        }
    }

    @Override
    public void processElement1(Example example, Context ctx, Collector<Lesson> out) throws Exception {
        TimerService timers = ctx.timerService();
        WaitingExamples state = state();
        if (!keeper.takes(example, state, timers.currentWatermark())) {
            return;
        }
        long bytes = ExampleKeeper.bytes(example);
        if (!room.hasRoom(example.transactionId(), bytes)) {
            refused.inc();
            return;
        }
        show(example.model());
        room.change(example.transactionId(), example.model(), 1, bytes);
        emit(keeper.receive(example, state, timers.currentWatermark()), out);
        keep(state, timers);
    }

    @Override
    public void processElement2(Event event, Context ctx, Collector<Lesson> out) throws Exception {
        if (event instanceof FraudLabel label) {
            WaitingExamples state = state();
            TrainingLabel said = new TrainingLabel(label.transactionId(), label.timestampMillis(), label.fraud());
            emit(keeper.receive(said, state, ctx.timerService().currentWatermark()), out);
            keep(state, ctx.timerService());
        }
    }

    @Override
    public void onTimer(long timerMillis, OnTimerContext ctx, Collector<Lesson> out) throws Exception {
        WaitingExamples state = state();
        List<Example> before = List.copyOf(state.examples());
        emit(keeper.pass(state, ctx.timerService().currentWatermark()), out);
        if (state.isEmpty()) {
            expired.inc(before.size());
            before.forEach(gone -> room.change(gone.transactionId(), gone.model(), -1, -ExampleKeeper.bytes(gone)));
        }
        keep(state, ctx.timerService());
    }

    private void emit(List<LabelledExample> complete, Collector<Lesson> out) {
        labelled.inc(complete.size());
        complete.forEach(out::collect);
    }

    private WaitingExamples state() throws Exception {
        WaitingExamples known = states.value();
        return known == null ? new WaitingExamples() : known;
    }

    private void keep(WaitingExamples state, TimerService timers) throws Exception {
        if (state.isEmpty()) {
            states.clear();
            return;
        }
        OptionalLong timerMillis = keeper.claimTimer(state, timers.currentWatermark());
        if (timerMillis.isPresent()) {
            timers.registerEventTimeTimer(timerMillis.getAsLong());
        }
        states.update(state);
    }
}
