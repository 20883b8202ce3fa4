package dev.weir.backtest.flink;

import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Counts the decisions of one instance, by outcome and by the rules that are their reasons, and tells it at the end. */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
final class DecisionTally extends AbstractStreamOperator<Tuple2<String, Long>>
        implements OneInputStreamOperator<Decision, Tuple2<String, Long>>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private transient Map<String, Long> counts;

    @Override
    public void open() throws Exception {
        super.open();
        counts = new TreeMap<>();
    }

    @Override
    public void processElement(StreamRecord<Decision> element) {
        Decision decision = element.getValue();
        count(BacktestSummary.DECISIONS);
        count(BacktestSummary.OUTCOME + decision.outcome());
        for (Reason reason : decision.reasons()) {
            count(BacktestSummary.RULE + reason.rule());
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    @Override
    public void endInput() {
        counts.forEach((what, count) -> output.collect(new StreamRecord<>(Tuple2.of(what, count))));
    }
}
