package dev.weir.operators.label;

import dev.weir.engine.label.LabelJoin;
import dev.weir.engine.label.LabelOutcome;
import dev.weir.engine.label.LabelState;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.record.DeadLetter;
import dev.weir.operators.EventReader;
import dev.weir.operators.JobSettings;
import dev.weir.operators.Quarantine;
import dev.weir.operators.QuarantineList;
import dev.weir.operators.RecordTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Joins labels with their transactions. Its key is the id of the transaction. Takes transactions and labels, and emits
 * the labels that count, which are joined. A label that counts nowhere since its transaction is unknown is a dead letter,
 * when that is certain: {@link LetterGate} says how many. Counts what becomes of labels, see {@link LabelCounters}.
 *
 * <p>An event at which the job failed twice is left out here: Ingest sets its record aside. What is kept of a transaction
 * whose time made the job fail twice is forgotten.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
public final class JoinLabels extends KeyedProcessFunction<String, Event, Event> {
    private static final long serialVersionUID = 1L;

    /** Labels whose transaction is not known. */
    public static final OutputTag<DeadLetter> UNKNOWN = new OutputTag<>("unknown-labels", RecordTypes.DEAD_LETTER);

    private static final String REASON =
            "unknown-transaction: the job knows no payment with this id that was made within"
                    + " labels.horizon before the label, which counts nowhere; send the transactionId of the payment, or raise"
                    + " labels.horizon";

    private final EngineSettings settings;
    private final EventReader reader;
    private final LabelDefinition labels;
    private final Quarantine quarantine;
    private transient LabelJoin join;
    private transient ValueState<LabelState> states;
    private transient QuarantineList quarantineList;
    private transient List<FraudLabel> unknown;
    private transient LetterGate letters;

    /**
     * Creates an operator with these settings.
     *
     * @param reader of the labels, which says how their records are written
     * @throws java.util.NoSuchElementException if the job reads no labels
     */
    public JoinLabels(JobSettings settings, EventReader reader) {
        this.reader = reader;
        this.settings = settings.engine();
        this.labels = LabelDefinition.of(settings.engine().schema()).orElseThrow();
        this.quarantine = settings.quarantine();
    }

    @Override
    public void open(OpenContext context) {
        LabelCounters counters = new LabelCounters(getRuntimeContext().getMetricGroup());
        unknown = new ArrayList<>();
        letters = new LetterGate();
        getRuntimeContext().getMetricGroup().gauge("labelLettersHeldBack", letters::heldBack);
        join = new LabelJoin(labels, settings.otherContent(), (outcome, label) -> {
            counters.became(outcome, label);
            if (outcome == LabelOutcome.UNKNOWN) {
                unknown.add(label);
            }
        });
        states = getRuntimeContext().getState(new ValueStateDescriptor<>("label", RecordTypes.LABELS));
        quarantineList = QuarantineList.known(quarantine);
    }

    @Override
    public void processElement(Event event, Context ctx, Collector<Event> out) throws Exception {
        if (!quarantineList.why(event).isEmpty()) {
            return;
        }
        try {
            LabelState state = state();
            join.take(event, state, out::collect);
            keep(state, ctx.timerService());
            tell(ctx);
        } catch (Throwable thrown) { // back to the checkpoint
            quarantineList.note(event, thrown);
            throw thrown;
        }
    }

    @Override
    public void onTimer(long timerMillis, OnTimerContext ctx, Collector<Event> out) throws Exception {
        String key = ctx.getCurrentKey();
        if (!quarantineList.why(key).isEmpty()) {
            states.clear();
            return;
        }
        try {
            LabelState state = state();
            state.timerWentOff();
            join.pass(state, timerMillis);
            keep(state, ctx.timerService());
            tell(ctx);
        } catch (Throwable thrown) {
            quarantineList.note(key, thrown);
            throw thrown;
        }
    }

    /** Writes what came of labels that count nowhere to the dead letters. */
    private void tell(Context ctx) {
        for (FraudLabel label : unknown) {
            if (letters.lets(ctx.timerService().currentProcessingTime())) {
                ctx.output(UNKNOWN, reader.masking().letter(reader.recordOf(label), REASON));
            }
        }
        unknown.clear();
    }

    private LabelState state() throws Exception {
        LabelState known = states.value();
        return known == null ? new LabelState() : known;
    }

    private void keep(LabelState state, TimerService timers) throws Exception {
        if (state.isEmpty()) {
            states.clear();
            return;
        }
        long timerMillis = join.claimTimer(state);
        if (timerMillis != LabelState.NO_TIMER) {
            timers.registerEventTimeTimer(timerMillis);
        }
        states.update(state);
    }
}
