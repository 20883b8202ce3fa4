package dev.weir.operators.history;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.Event;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.stream.Route;
import java.util.List;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.InputSelectable;
import org.apache.flink.streaming.api.operators.InputSelection;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTask;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Route over a history: its one instance sees all events, in order of time, and says in which order everything that
 * they lead to is decided. What it sends has an {@link OrderStamp}, and behind each event goes a watermark, which tells
 * {@link InOrderOperator} that it has everything before, and how far event time is. It reads all rules before the first
 * event.
 *
 * <p>The wall clock stands at the latest event, as in an engine without a cluster. When the history ends, event time
 * moves on to its last event, and from there to the end that was asked for, but no further than rules look back.
 */
public final class InOrderRoute extends CoBroadcastWithNonKeyedOperator<Event, RulebookUpdate, Routed>
        implements InputSelectable, BoundedMultiInput {
    private static final long serialVersionUID = 1L;

    private static final int RULES = 2;

    private final long latenessMillis;
    private final HistoryPeriod period;
    private transient boolean rulesRead;
    private transient boolean begun;
    private transient boolean periodBegun;
    private transient long latestMillis;
    private transient long stamp;
    private transient long announced;

    /**
     * Creates the operator.
     *
     * @param latenessMillis how far event time stays behind the latest event
     * @param period at whose beginning the clock stands, before the first event in it, just before it begins
     */
    public InOrderRoute(Route route, long latenessMillis, HistoryPeriod period) {
        super(route, List.of(RulebookBroadcast.UPDATES));
        this.latenessMillis = latenessMillis;
        this.period = period;
    }

    @Override
    protected void setup(StreamTask<?, ?> task, StreamConfig config, Output<StreamRecord<Routed>> out) {
        super.setup(task, config, new StampedOutput<>(out, this::stampOf));
    }

    /** An event reaches its subjects before any key answers, as in an engine without a cluster. */
    private long stampOf(StreamRecord<?> leaving) {
        return leaving.getValue() instanceof Announced ? announced : ++stamp;
    }

    @Override
    public InputSelection nextSelection() {
        return rulesRead ? InputSelection.ALL : InputSelection.SECOND;
    }

    @Override
    public void processElement1(StreamRecord<Event> element) throws Exception {
        long millis = element.getValue().timestampMillis();
        if (!periodBegun && period.begins() && millis >= period.fromMillis()) {
            periodBegun = true;
            reach(period.beginMillis(latenessMillis));
            mark();
        }
        latestMillis = begun ? Math.max(latestMillis, millis) : millis;
        begun = true;
        reach(latestMillis - latenessMillis);
        announced = ++stamp;
        super.processElement1(element);
        mark();
    }

    private void reach(long millis) {
        stamp = Math.max(stamp, OrderStamp.due(millis));
    }

    private void mark() {
        output.emitWatermark(new Watermark(++stamp));
    }

    @Override
    public void open() throws Exception {
        super.open();
        stamp = OrderStamp.due(OrderStamp.LEAST_MILLIS);
    }

    /** Watermarks of the source say nothing that the events do not say; at the end there is no event time beyond it. */
    @Override
    public void processWatermark1(Watermark mark) {
        // see endInput
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // Rules have no event time.
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // A history is never idle.
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) {
        // A history is never idle.
    }

    @Override
    public void endInput(int input) {
        if (input == RULES) {
            rulesRead = true;
        } else if (begun) {
            reach(period.endMillis(latestMillis, latenessMillis));
            mark();
        }
    }
}
