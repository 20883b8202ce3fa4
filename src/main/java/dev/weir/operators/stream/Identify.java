package dev.weir.operators.stream;

import dev.weir.engine.identity.LinkedSession;
import dev.weir.engine.identity.Linker;
import dev.weir.engine.identity.SessionState;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.operators.JobSettings;
import dev.weir.operators.Quarantine;
import dev.weir.operators.QuarantineList;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.metrics.LinkCounters;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Links the sessions of events to customers. Its key is the session. What an event of the session made count for a
 * customer goes out before the event itself, so that it reaches every key of the customer before it. Counts {@code
 * links}, {@code linkedForward}, {@code linkedBack} and {@code linksDropped}.
 *
 * <p>An event at which the job failed twice here goes on as it came, without being linked: those after this operator
 * set it aside. A session whose time made the job fail twice is forgotten.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
public final class Identify extends KeyedProcessFunction<String, Event, Event> {
    private static final long serialVersionUID = 1L;

    private final EngineSettings settings;
    private final Quarantine quarantine;
    private transient Linker linker;
    private transient ValueState<SessionState> state;
    private transient WaitingEvents waiting;
    private transient QuarantineList quarantineList;

    /** Creates an operator with these settings. */
    public Identify(JobSettings settings) {
        this.settings = settings.engine();
        this.quarantine = settings.quarantine();
    }

    @Override
    public void open(OpenContext context) {
        linker = new Linker(
                settings.identity(),
                settings.schema(),
                new LinkCounters(getRuntimeContext().getMetricGroup()));
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("session", RecordTypes.SESSION));
        waiting = new WaitingEvents(
                getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.LONG, RecordTypes.EVENT)));
        quarantineList = QuarantineList.known(quarantine);
    }

    @Override
    public void processElement(Event event, Context ctx, Collector<Event> out) throws Exception {
        try {
            if (!quarantineList.why(event).isEmpty() || linker.sessionOf(event).isEmpty()) {
                out.collect(event);
                return;
            }
            LinkedSession session = session();
            linker.take(event, session, ctx.timerService().currentWatermark(), out::collect);
            keep(session.state(), ctx.timerService());
        } catch (Throwable thrown) { // the session may be half changed: back to the checkpoint
            quarantineList.note(event, thrown);
            throw thrown;
        }
    }

    @Override
    public void onTimer(long timerMillis, OnTimerContext ctx, Collector<Event> out) throws Exception {
        String key = ctx.getCurrentKey();
        if (!quarantineList.why(key).isEmpty()) {
            state.clear();
            waiting.clear();
            return;
        }
        try {
            LinkedSession session = session();
            session.state().timerWentOff();
            linker.forget(session, timerMillis);
            keep(session.state(), ctx.timerService());
        } catch (Throwable thrown) {
            quarantineList.note(key, thrown);
            throw thrown;
        }
    }

    private LinkedSession session() throws Exception {
        SessionState known = state.value();
        return new LinkedSession(known == null ? new SessionState() : known, waiting);
    }

    private void keep(SessionState session, TimerService timers) throws Exception {
        if (session.isEmpty()) {
            state.clear();
            return;
        }
        long timerMillis = session.claimTimer(settings.identity());
        if (timerMillis != SessionState.NO_TIMER) {
            timers.registerEventTimeTimer(timerMillis);
        }
        state.update(session);
    }
}
