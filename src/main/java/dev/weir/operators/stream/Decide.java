package dev.weir.operators.stream;

import dev.weir.engine.decide.AnsweredEvent;
import dev.weir.engine.decide.Decider;
import dev.weir.engine.decide.FanIn;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.guard.TallyNote;
import dev.weir.engine.guard.TallyNotes;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.Correlated;
import dev.weir.engine.message.Moment;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.Suspects;
import dev.weir.operators.metrics.DecisionCounters;
import dev.weir.operators.metrics.DecisionLatency;
import dev.weir.operators.metrics.StateAccess;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one decision of an event and its signals. A message whose epoch has not come yet waits for it. Shows how long it
 * took from the writing of an event's record to its decision as {@code decisionLatencyMillis}, by the two clocks of who
 * wrote it and who decides; a match that comes by itself is in answer to no record, and not among these. Counts as {@code
 * quarantined} the events that waited in state and are not decided, since the job failed at them twice in a row.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Decide extends KeyedBroadcastProcessFunction<String, SubjectMessage, RulebookUpdate, Decision>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Decide.class);

    /** What rules did. */
    public static final OutputTag<TallyNote> TALLIES = new OutputTag<>("tallies", RecordTypes.TALLY_NOTE);

    private static final ListStateDescriptor<SubjectMessage> HELD =
            new ListStateDescriptor<>("held", RecordTypes.SUBJECT_MESSAGE);

    private final JobSettings settings;
    private transient RulebookHistory history;
    private transient FanIn fanIn;
    private transient ListState<SubjectMessage> open;
    private transient Decider decider;
    private transient KeyedValue<SubjectState> subject;
    private transient ListState<SubjectMessage> held;
    private transient KeyedMemory memory;
    private transient DecisionCounters counters;
    private transient Counter gathered;
    private transient TallyNotes notes;
    private transient Histogram latency;
    private transient Suspects suspects;
    private transient Counter quarantined;

    /** With what the job was told. */
    public Decide(JobSettings settings) {
        this.settings = settings;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        history = RulebookHistory.restored(settings, context);
        open = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("gatherings", RecordTypes.SUBJECT_MESSAGE));
        fanIn = new FanIn();
        for (SubjectMessage message : open.get()) {
            if (isOurs(message)) {
                fanIn.hear((Correlated) message);
            }
        }
    }

    /** After a restore every instance sees the open events of all, and takes up those of its own subjects. */
    private boolean isOurs(SubjectMessage message) {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        int instance = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                message.subject(), task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
        return instance == task.getIndexOfThisSubtask();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        open.update(List.copyOf(fanIn.messages()));
    }

    @Override
    public void open(OpenContext context) {
        decider = new Decider(settings.engine());
        suspects = Suspects.known(settings.quarantine());
        List<String> outcomes = settings.engine().outcomes();
        notes = new TallyNotes(outcomes.get(outcomes.size() - 1));
        StateAccess access = StateAccess.counted(getRuntimeContext().getMetricGroup());
        subject = new KeyedValue<>(
                getRuntimeContext().getState(new ValueStateDescriptor<>("subject", RecordTypes.SUBJECT)),
                SubjectState::new,
                access);
        held = getRuntimeContext().getListState(HELD);
        memory = new KeyedMemory(getRuntimeContext(), settings.engine().deduplicationMillis(), access);
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        gathered = metrics.counter("gathered");
        quarantined = metrics.counter("quarantined");
        counters = new DecisionCounters(metrics, settings.engine().schema().types());
        latency = metrics.histogram("decisionLatencyMillis", new DecisionLatency(System::currentTimeMillis));
        metrics.gauge("gathering", () -> fanIn.size());
        history.showEpoch(metrics);
    }

    @Override
    public void processElement(SubjectMessage message, ReadOnlyContext ctx, Collector<Decision> out) throws Exception {
        TimerService timers = ctx.timerService();
        Moment moment = new Moment(timers.currentProcessingTime(), timers.currentWatermark());
        if (message.epoch() > history.rulebooks().epoch()) {
            held.add(message);
            SubjectState state = subject.load();
            decider.expect(state, moment);
            keep(state, timers);
            return;
        }
        if (message instanceof CompletedMatches completedMatches) {
            SubjectState state = subject.load();
            decide(completedMatches, state, moment, new Told(out, ctx::output));
            if (!state.isEmpty()) {
                keep(state, timers);
            }
        } else {
            List<AnsweredEvent> complete = fanIn.hear((Correlated) message);
            if (!complete.isEmpty()) {
                SubjectState state = subject.load();
                Told told = new Told(out, ctx::output);
                for (AnsweredEvent answered : complete) {
                    decide(answered, state, moment, told);
                }
                keep(state, timers);
            }
        }
    }

    /** Sets no timer, as a broadcast cannot: whatever waits has one. */
    @Override
    public void processBroadcastElement(RulebookUpdate update, Context ctx, Collector<Decision> out) throws Exception {
        Moment moment = new Moment(ctx.currentProcessingTime(), ctx.currentWatermark());
        history.hear(update, ctx.getBroadcastState(RulebookBroadcast.UPDATES), moment.nowMillis());
        Told told = new Told(out, ctx::output);
        ctx.applyToKeyedState(HELD, (key, waiting) -> {
            Waiting<SubjectMessage> split = Waiting.split(
                    waiting.get(), SubjectMessage::epoch, history.rulebooks().epoch());
            SubjectState state = subject.load();
            for (SubjectMessage message : split.due()) {
                if (message instanceof CompletedMatches completedMatches) {
                    decide(completedMatches, state, moment, told);
                } else {
                    fanIn.hear((Correlated) message).forEach(complete -> decide(complete, state, moment, told));
                }
            }
            subject.store(state);
            waiting.update(split.later());
        });
    }

    @Override
    public void onTimer(long timerMillis, OnTimerContext ctx, Collector<Decision> out) throws Exception {
        Optional<SubjectState> known = subject.find();
        if (known.isEmpty()) {
            return;
        }
        SubjectState state = known.get();
        TimerService timers = ctx.timerService();
        Moment moment = new Moment(timers.currentProcessingTime(), timers.currentWatermark());
        boolean waiting = held.get().iterator().hasNext();
        if (decider.isOver(timerMillis, waiting, state, moment)) {
            subject.clear();
            memory.clear();
        } else {
            keep(state, timers);
        }
    }

    /** The one write of an event at its subject. */
    private void keep(SubjectState state, TimerService timers) throws Exception {
        long timerMillis = decider.claimTimer(state);
        if (timerMillis != Decider.NO_TIMER) {
            timers.registerEventTimeTimer(timerMillis);
        }
        subject.store(state);
    }

    private void decide(AnsweredEvent answered, SubjectState state, Moment moment, Told told) {
        Announced announced = answered.announced();
        Rulebook rulebook = history.rulebooks().at(announced.epoch()); // outside: no fault of an event
        gathered.inc();
        if (isSetAside(announced.event(), announced.primary())) {
            return;
        }
        try {
            forgetUnused(rulebook, state, moment);
            Verdict verdict = decider.decide(answered, rulebook, state, memory, moment);
            if (verdict instanceof Verdict.Decided && announced.recordMillis() >= 0) {
                latency.update(moment.nowMillis() - announced.recordMillis());
            }
            TallyNotes.About about =
                    about(state.hash(announced.subject()), announced.event().timestampMillis(), moment);
            tell(verdict, about, rulebook, told);
        } catch (Throwable thrown) { // the state may be half changed: back to the checkpoint
            suspects.note(announced.event(), thrown);
            throw thrown;
        }
    }

    private void decide(CompletedMatches completedMatches, SubjectState state, Moment moment, Told told) {
        Rulebook rulebook = history.rulebooks().at(completedMatches.epoch()); // likewise
        if (isSetAside(completedMatches.trigger(), false)) {
            return;
        }
        try {
            forgetUnused(rulebook, state, moment);
            Verdict verdict = decider.decide(completedMatches, rulebook, state, moment);
            TallyNotes.About about = about(state.hash(completedMatches.subject()), completedMatches.atMillis(), moment);
            tell(verdict, about, rulebook, told);
        } catch (Throwable thrown) { // likewise
            suspects.note(completedMatches.trigger(), thrown);
            throw thrown;
        }
    }

    private boolean isSetAside(Event event, boolean counted) {
        String why = suspects.why(event);
        if (why.isEmpty()) {
            return false;
        }
        if (counted) {
            quarantined.inc();
        }
        LOG.error("{} {} is not decided: {}", event.type(), event.id(), why);
        return true;
    }

    /** No later than now: a clock that is ahead would carry the windows of guards past what all others do. */
    private static TallyNotes.About about(long subjectHash, long atMillis, Moment moment) {
        return new TallyNotes.About(subjectHash, Math.min(atMillis, moment.nowMillis()));
    }

    private void forgetUnused(Rulebook rulebook, SubjectState state, Moment moment) {
        if (history.isSettled(rulebook.epoch(), moment.nowMillis())) {
            decider.forgetUnused(rulebook, state);
        }
    }

    private void tell(Verdict verdict, TallyNotes.About about, Rulebook rulebook, Told told) {
        counters.count(verdict);
        if (verdict instanceof Verdict.Decided decided) {
            told.decisions().collect(decided.decision());
        }
        notes.tell(verdict, about, rulebook, note -> told.tallies().output(TALLIES, note));
    }

    /** Who is told. */
    private record Told(Collector<Decision> decisions, SideOutput tallies) {}

    /** The side output of either input. */
    @FunctionalInterface
    private interface SideOutput {
        void output(OutputTag<TallyNote> tag, TallyNote note);
    }
}
