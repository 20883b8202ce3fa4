package dev.weir.operators.metrics;

import dev.weir.engine.identity.LinkListener;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts what becomes of the events of sessions. */
public final class LinkCounters implements LinkListener {
    private final Counter links;
    private final Counter forward;
    private final Counter back;
    private final Counter dropped;

    /** Registers the counters. */
    public LinkCounters(MetricGroup metrics) {
        links = metrics.counter("links");
        forward = metrics.counter("linkedForward");
        back = metrics.counter("linkedBack");
        dropped = metrics.counter("linksDropped");
    }

    @Override
    public void linked() {
        links.inc();
    }

    @Override
    public void forward() {
        forward.inc();
    }

    @Override
    public void back() {
        back.inc();
    }

    @Override
    public void dropped(int count) {
        dropped.inc(count);
    }
}
