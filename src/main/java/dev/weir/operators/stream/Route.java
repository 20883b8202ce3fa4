package dev.weir.operators.stream;

import dev.weir.engine.message.Acknowledgement;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.engine.route.Router;
import dev.weir.engine.route.Routing;
import dev.weir.events.Event;
import dev.weir.events.definition.LinkedBack;
import dev.weir.operators.JobSettings;
import dev.weir.operators.QuarantineList;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.metrics.ErrorCounters;
import dev.weir.operators.metrics.EventCounter;
import dev.weir.operators.stream.HeldEvents.Arrived;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Stamps each event with the epoch that decides it and sends it to the keys and subjects that need it. Holds events
 * back until it has everything that the rules topic held when the job started. Counts {@code noted}: events that
 * trigger no decision; and {@code errors}, also by rule.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Route extends BroadcastProcessFunction<Event, RulebookUpdate, Routed>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Events for subjects. */
    public static final OutputTag<SubjectMessage> ANNOUNCED = new OutputTag<>("announced", RecordTypes.SUBJECT_MESSAGE);

    /** The epochs that this instance stamps. */
    public static final OutputTag<Acknowledgement> ACKNOWLEDGED =
            new OutputTag<>("acknowledged", RecordTypes.ACKNOWLEDGEMENT);

    private final JobSettings settings;
    private transient RulebookHistory history;
    private transient HeldEvents held;
    private transient long correlationId;
    private transient EventCounter noted;
    private transient ErrorCounters errors;
    private transient QuarantineList quarantineList;

    /** Creates an operator with these settings. */
    public Route(JobSettings settings) {
        this.settings = settings;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        history = RulebookHistory.restored(settings, context);
        held = HeldEvents.restored(context.getOperatorStateStore());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        held.save();
    }

    @Override
    public void open(OpenContext context) {
        // A random start, so that the ids of this run differ from those of other instances and those in a checkpoint.
        correlationId = ThreadLocalRandom.current().nextLong();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        noted = new EventCounter(metrics, "noted", settings.engine().schema().types());
        errors = new ErrorCounters(metrics);
        quarantineList = QuarantineList.known(settings.quarantine());
        history.showEpoch(metrics);
        metrics.gauge("held", () -> held.size());
    }

    @Override
    public void processElement(Event event, ReadOnlyContext ctx, Collector<Routed> out) {
        Long writtenMillis = ctx.timestamp();
        Arrived arrived = new Arrived(event, writtenMillis == null ? Announced.UNKNOWN : writtenMillis);
        if (history.rulebooks().ready()) {
            route(arrived, out, ctx::output);
        } else {
            held.hold(arrived);
        }
    }

    @Override
    public void processBroadcastElement(RulebookUpdate update, Context ctx, Collector<Routed> out) throws Exception {
        history.receive(update, ctx.getBroadcastState(RulebookBroadcast.UPDATES), ctx.currentProcessingTime());
        Rulebooks rulebooks = history.rulebooks();
        rulebooks.forgetPlansBefore(rulebooks.epoch()); // nothing is routed by them any more
        if (!rulebooks.ready()) {
            return;
        }
        while (held.size() > 0) {
            route(held.release(), out, ctx::output);
        }
        int instance = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int instances = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        ctx.output(ACKNOWLEDGED, new Acknowledgement(rulebooks.epoch(), instance, instances));
    }

    private void route(Arrived arrived, Collector<Routed> out, Invocation.SideOutput subjects) {
        Rulebook rulebook =
                history.rulebooks().latest(); // outside: a rule that cannot be planned is not caused by an event
        try {
            send(arrived, rulebook, out, subjects);
        } catch (Throwable thrown) {
            quarantineList.note(arrived.event(), thrown);
            throw thrown;
        }
    }

    private void send(Arrived arrived, Rulebook rulebook, Collector<Routed> out, Invocation.SideOutput subjects) {
        Routing routing = Router.route(arrived.event(), rulebook, correlationId++, arrived.recordMillis());
        for (Routed routed : routing.toKeys()) {
            out.collect(routed);
        }
        for (Announced announced : routing.toSubjects()) {
            subjects.output(ANNOUNCED, announced);
        }
        if (routing.toSubjects().isEmpty() && !(arrived.event() instanceof LinkedBack)) { // which was noted before
            noted.inc(arrived.event().type());
        }
        errors.count(routing.failed());
    }
}
