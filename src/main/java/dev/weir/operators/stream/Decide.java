package dev.weir.operators.stream;

import dev.weir.engine.decide.Decider;
import dev.weir.engine.decide.DecisionEvents;
import dev.weir.engine.decide.DecisionRequest;
import dev.weir.engine.decide.DueVerdict;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.entry.EntryGate;
import dev.weir.engine.guard.TallyNote;
import dev.weir.engine.guard.TallyNotes;
import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.score.Example;
import dev.weir.engine.score.Scoring;
import dev.weir.engine.score.document.ModelInForce;
import dev.weir.engine.train.Lesson;
import dev.weir.engine.train.ShownExample;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ListWrite;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.metrics.DecisionCounters;
import dev.weir.operators.metrics.InputGauges;
import dev.weir.rules.expression.scope.EventScopes;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one decision from an event and its signals; see {@link KeyedOperator} and {@link DecisionCounters}. */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Decide extends KeyedOperator<SubjectMessage, DecisionRequest, SubjectState, Decision> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Decide.class);

    /** Notes on what rules did. */
    public static final OutputTag<TallyNote> TALLIES = new OutputTag<>("tallies", RecordTypes.TALLY_NOTE);

    /** Decisions as events, if the job reads what it decided. */
    public static final OutputTag<Event> AS_EVENTS = new OutputTag<>("as-events", RecordTypes.EVENT);

    /** What rules in shadow mode say about events that nothing else is decided about. */
    public static final OutputTag<Decision> IN_SHADOW = new OutputTag<>("in-shadow", RecordTypes.DECISION);

    /** What rules put on lists. */
    public static final OutputTag<ListWrite> LIST_WRITES = new OutputTag<>("list-writes", RecordTypes.LIST_WRITE);

    /** What models were given for transactions, for those that learn from it; only in a job that reads labels. */
    public static final OutputTag<Example> EXAMPLES = new OutputTag<>("examples", RecordTypes.EXAMPLE);

    /** What models were given that learn from each event. */
    public static final OutputTag<Lesson> SHOWN = new OutputTag<>("shown", RecordTypes.LESSON);

    /** What rules with the memory of one subject contribute to decisions that are joined. */
    public static final OutputTag<DecisionPart> PARTS = new OutputTag<>("parts", RecordTypes.DECISION_PART);

    private transient FanInState open;
    private transient DecisionEvents events;
    private transient Scoring scoring;
    private transient Decider decider;
    private transient DecisionCounters counters;
    private transient TallyNotes notes;
    private transient EntryGate entries;

    /** Creates an operator with these settings. */
    public Decide(JobSettings settings) {
        super(settings, RecordTypes.SUBJECT_MESSAGE, "subject", RecordTypes.SUBJECT);
    }

    @Override
    SubjectState unknown() {
        return new SubjectState();
    }

    @Override
    void restore(FunctionInitializationContext context) throws Exception {
        open = FanInState.restored(
                context.getOperatorStateStore(), getRuntimeContext().getTaskInfo());
    }

    @Override
    void save() throws Exception {
        open.save();
    }

    @Override
    void start(MetricGroup metrics) {
        scoring = Scoring.of(settings().engine().schema(), System::nanoTime);
        scoring.watchInputs(InputGauges.in(metrics));
        decider = new Decider(settings().engine(), new EventScopes(), scoring);
        events = new DecisionEvents(settings().engine().schema());
        notes = new TallyNotes(settings().engine().mostSevere());
        counters = new DecisionCounters(metrics, settings().engine().schema().types());
        entries = new EntryGate();
        metrics.gauge("listEntriesHeldBack", entries::heldBack);
        metrics.gauge("gathering", () -> open.fanIn().size());
    }

    /** Models are loaded beside this thread, before they come into force, so that no decision waits for a large one. */
    @Override
    void beat(long nowMillis) {
        super.beat(nowMillis);
        scoring.forgetRooms(plans -> !rulebooks().asks(plans));
        for (ModelInForce model : rulebooks().modelsToLoad()) {
            String fault = model.loadable().loadAhead(Decide::beside, nowMillis);
            if (!fault.isEmpty() && rulebooks().latest().models().contains(model)) { // else whoever pushed it is told
                int version = model.model().version();
                LOG.warn(
                        "version {} of model {} gives no scores here, and is tried again: {}",
                        version,
                        model.key(),
                        fault);
            }
        }
    }

    private static void beside(Runnable loading) {
        Thread thread = new Thread(loading, "loads a model");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    List<DecisionRequest> workOf(SubjectMessage message) {
        return open.fanIn().receive(message);
    }

    @Override
    Event eventOf(DecisionRequest request) {
        return request.event();
    }

    @Override
    boolean take(DecisionRequest request, Rulebook rulebook, SubjectState state, Invocation<Decision> invocation) {
        counters.countRequest(request);
        if (isSettled(rulebook, invocation.moment())) {
            decider.forgetUnused(rulebook, state);
        }
        Verdict verdict = decider.decide(request, rulebook, state, memory(), invocation.moment());
        counters.count(verdict, request, invocation.moment());
        send(request, verdict, rulebook, invocation);
        for (Example example : verdict.evaluations().scored().examples()) {
            invocation.side().output(EXAMPLES, example);
        }
        for (Example example : verdict.evaluations().scored().shown()) {
            invocation.side().output(SHOWN, new ShownExample(example));
        }
        for (ListWrite write : verdict.evaluations().writes()) {
            if (settings().writesLists()
                    && entries.lets(write, invocation.moment().nowMillis())) {
                invocation.side().output(LIST_WRITES, write);
            }
        }
        TallyNotes.About about = TallyNotes.About.of(request, state, invocation.moment());
        notes.report(verdict, about, rulebook, note -> invocation.side().output(TALLIES, note));
        return state.isToBeKept();
    }

    private void send(DecisionRequest request, Verdict verdict, Rulebook rulebook, Invocation<Decision> invocation) {
        Optional<Event> asEvent = events.of(verdict, request.event());
        if (!request.joining().isNone()) {
            invocation
                    .side()
                    .output(
                            PARTS,
                            request.part(verdict, asEvent)
                                    .mergedBy(rulebook.policies().channels()));
            return;
        }
        if (verdict instanceof Verdict.Decided decided) {
            invocation.main().collect(decided.decision());
        } else if (verdict instanceof Verdict.Noted noted && noted.inShadow().isPresent()) {
            invocation.side().output(IN_SHADOW, noted.inShadow().get());
        }
        if (asEvent.isPresent()) {
            invocation.side().output(AS_EVENTS, asEvent.get());
        }
    }

    /** Lets actions go out that waited for event time. */
    @Override
    void pass(String key, long timerMillis, SubjectState state, Invocation<Decision> invocation) {
        for (DueVerdict due : decider.pass(key, timerMillis, rulebooks().latest(), state, invocation.moment())) {
            counters.count(due.verdict(), due.request(), invocation.moment());
            send(due.request(), due.verdict(), rulebooks().latest(), invocation);
            TallyNotes.About about = TallyNotes.About.of(due.request(), state, invocation.moment());
            notes.report(
                    due.verdict(),
                    about,
                    rulebooks().latest(),
                    note -> invocation.side().output(TALLIES, note));
        }
    }

    @Override
    void setFurtherTimers(SubjectState state, TimerService timers) {
        setTimer(state.claimActionTimer(), timers);
    }

    /** A rule that arrives by broadcast releases an event, but cannot set a timer for the actions that then wait. */
    @Override
    void setTimerOfHeld(TimerService timers) {
        if (timers.currentWatermark() < Long.MAX_VALUE) {
            timers.registerEventTimeTimer(timers.currentWatermark() + 1);
        }
    }

    @Override
    void giveUp(SubjectState state, String why) {
        state.waiting().clear();
        LOG.error("the waiting actions of a subject are given up: {}", why);
    }

    @Override
    boolean forget(SubjectState state) {
        return !state.waiting().isEmpty();
    }

    @Override
    void setAside(DecisionRequest request, String why, Invocation<Decision> invocation) {
        counters.countRequest(request);
        counters.countSetAside(request);
        if (!request.joining().isNone()) {
            invocation.side().output(PARTS, request.partOfNone());
        }
        LOG.error(
                "{} {} is not decided: {}",
                request.event().type(),
                request.event().id(),
                why);
    }
}
