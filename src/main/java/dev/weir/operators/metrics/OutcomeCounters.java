package dev.weir.operators.metrics;

import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Decision;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts decisions by channel and outcome, as {@code decisions} in groups {@code channel} and {@code outcome}, which are
 * labels in Prometheus. A decision counts once in each channel in which it says something. Rules may decide outcomes that
 * no config declares, so the number is bounded: the first {@value #MOST_PAIRS} pairs of an instance have counters of their
 * own, all further ones share {@value PerRule#OTHERS}. For use by one thread.
 */
public final class OutcomeCounters {
    static final int MOST_PAIRS = 200;

    private final MetricGroup metrics;
    private final Map<String, Map<String, Counter>> byChannel = new HashMap<>();
    private int pairs;

    /** Creates counters in this group. */
    public OutcomeCounters(MetricGroup metrics) {
        this.metrics = metrics;
    }

    /** Counts a decision. */
    public void count(Decision decision) {
        String main = decision.byChannel().main();
        of(main.isEmpty() ? Channels.RISK : main, decision.outcome()).inc();
        for (ChannelAnswer other : decision.byChannel().others()) {
            of(other.channel(), other.outcome()).inc();
        }
    }

    private Counter of(String channel, String outcome) {
        Map<String, Counter> ofChannel = byChannel.get(channel);
        Counter known = ofChannel == null ? null : ofChannel.get(outcome);
        return known != null ? known : registered(channel, outcome);
    }

    private Counter registered(String channel, String outcome) {
        if (pairs >= MOST_PAIRS) {
            return register(PerRule.OTHERS, PerRule.OTHERS);
        }
        pairs++;
        return register(channel, outcome);
    }

    private Counter register(String channel, String outcome) {
        return byChannel
                .computeIfAbsent(channel, first -> new HashMap<>())
                .computeIfAbsent(
                        outcome,
                        first -> metrics.addGroup("channel", channel)
                                .addGroup("outcome", outcome)
                                .counter("decisions"));
    }
}
