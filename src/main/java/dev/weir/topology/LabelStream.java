package dev.weir.topology;

import dev.weir.engine.label.LabelJoin;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.label.FraudLabel;
import dev.weir.operators.EventReader;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.label.JoinLabels;
import dev.weir.operators.label.OfTransactions;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The part of the job graph that a job has only if it reads labels.
 *
 * <pre>
 * transactions ──┬──────────────▶ Route
 *                └─▶ Labels ──▶     (keyed: transaction id)
 * labels ───────────┘
 * </pre>
 *
 * <p>Transactions go on to Route as without labels, and to the join beside it, so that their order stays. Labels of one
 * transaction stay in order too; those of different transactions may overtake each other, as events of different
 * partitions may.
 */
final class LabelStream {
    private final JobSettings settings;
    private final EventReader reader;

    LabelStream(JobSettings settings, EventReader reader) {
        this.reader = reader;
        this.settings = settings;
    }

    /** Takes the stream of labels out of these; empty if the job reads none. */
    Optional<DataStream<Event>> takenFrom(Map<EventType, DataStream<Event>> events) {
        return LabelDefinition.of(settings.engine().schema()).isPresent()
                ? Optional.ofNullable(events.remove(FraudLabel.TYPE))
                : Optional.empty();
    }

    /**
     * Returns labels joined with their transactions, each a {@link FraudLabel}, and beside them the dead letters of those
     * whose transaction is unknown.
     *
     * @param labels as they were read
     * @param events with all transactions among them, as they go to Route
     */
    SingleOutputStreamOperator<Event> joined(DataStream<Event> labels, DataStream<Event> events) {
        SingleOutputStreamOperator<Event> transactions = events.forward()
                .flatMap(new OfTransactions())
                .returns(RecordTypes.EVENT)
                .uid(OperatorIds.LABEL_TRANSACTIONS)
                .name("Transactions for labels");
        SingleOutputStreamOperator<Event> joined = labels.union(asOften(transactions, events))
                .keyBy(LabelJoin::transactionOf, Types.STRING)
                .process(new JoinLabels(settings, reader), RecordTypes.EVENT)
                .uid(OperatorIds.LABELS)
                .name("Labels")
                .setDescription("Labels joins what transactions turned out to be with them");
        return asOften(joined, events);
    }

    /** Sets the parallelism of other streams, unless it is the job's anyway, so that the job can still be rescaled. */
    private static SingleOutputStreamOperator<Event> asOften(
            SingleOutputStreamOperator<Event> stream, DataStream<Event> others) {
        int parallelism = others.getParallelism();
        return parallelism == others.getExecutionEnvironment().getParallelism()
                ? stream
                : stream.setParallelism(parallelism);
    }
}
