package dev.weir.backtest.flink;

import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.RulebookBootstrap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules and lists of a backtest, which the job carries along: as if they were all that the topics of rules and
 * lists hold when it starts.
 */
public final class GivenDocuments implements RulebookBootstrap {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Given> documents = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    private record Given(String topic, byte[] key, byte[] document) implements Serializable {}

    /**
     * Takes documents.
     *
     * @param records lists before the rules that use them, and shared definitions before rules
     */
    public GivenDocuments(List<RawRecord> records) {
        for (RawRecord record : records) {
            documents.add(new Given(record.topic(), record.key(), record.value()));
        }
    }

    @Override
    public void read(Map<TopicPart, Long> nextOffsets, RecordReceiver receiver) {
        for (int i = 0; i < documents.size(); i++) {
            Given given = documents.get(i);
            receiver.receive(new RawRecord(given.topic, 0, i, 0, given.key, given.document));
        }
    }
}
