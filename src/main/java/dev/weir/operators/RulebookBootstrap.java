package dev.weir.operators;

import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.InForceEntry;
import dev.weir.events.record.RawRecord;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the rules and lists on the topics when the job starts or restarts, so that no event is decided with fewer
 * rules.
 */
@FunctionalInterface
public interface RulebookBootstrap extends Serializable {

    /** The receiver of the records. */
    @FunctionalInterface
    interface RecordReceiver {
        /**
         * Receives a record.
         *
         * @return whether an earlier record with the same key is wanted, because this one was refused and nothing is in
         *     force
         */
        boolean receive(RawRecord record);

        /** Receives a record that will be received soon, unless reading fails: what takes long about it may be begun. */
        default void expect(RawRecord record) {
            // nothing takes long
        }
    }

    /**
     * Reads from these offsets to the present end of the topics, and then returns. If much, or everything, has to be
     * read, only the last record of each key is passed on, and earlier ones as long as they are wanted and there are
     * not too many.
     *
     * @param nextOffsets for each partition the first offset that was not read yet; a partition that is missing here is
     *     read from its beginning, and so is one that ends before its offset, because it was recreated
     * @param receiver receives the records of a partition in order, except earlier ones of refused records; lists before
     *     the rules that may use them, and other documents before rules where only the last of each key is passed on
     * @throws IOException if a topic cannot be read; the job then restarts
     */
    void read(Map<TopicPart, Long> nextOffsets, RecordReceiver receiver) throws IOException;

    /**
     * Reads the last entry of each key that the job stored as in force: lists, then other documents, then rules.
     *
     * @throws IOException if it cannot be read; the job then restarts
     */
    default void readInForce(Consumer<InForceEntry> each) throws IOException {
        // nothing was stored
    }

    /**
     * Checks the topics of the job.
     *
     * @throws IOException if they cannot be checked; the job then restarts
     */
    default List<TopicFault> faults() throws IOException {
        return List.of();
    }

    /**
     * Claims the consumer group of the job, so that no other job works under it; the faults of the result say whether
     * that succeeded.
     *
     * @param job the id of the Flink job, which stays the same over its restarts
     * @throws IOException if the broker does not answer; the job then restarts
     */
    default Ownership own(String job) throws IOException {
        return Ownership.UNDISPUTED;
    }
}
