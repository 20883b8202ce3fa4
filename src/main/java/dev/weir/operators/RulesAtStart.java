package dev.weir.operators;

import dev.weir.engine.deploy.TopicPart;
import dev.weir.engine.message.InForceEntry;
import dev.weir.events.record.RawRecord;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads what the topics of rules and lists hold at the moment when the job starts or restarts, so that no event is decided by fewer
 * rules than that.
 */
@FunctionalInterface
public interface RulesAtStart extends Serializable {

    /** Who hears of the records. */
    @FunctionalInterface
    interface Hearing {
        /**
         * A record.
         *
         * @return whether one of the same key that stood before it is wanted: this one was refused, and nothing is in force
         */
        boolean hear(RawRecord record);
    }

    /**
     * Reads from these offsets on to the end that the topics have now, and returns then. Where much is to be read, or all, of
     * those of one key only the last is heard, and those before it as long as they are wanted and there are not too many.
     *
     * @param nextOffsets by partition, the first offset that was not seen yet; a partition that is not named is read
     *     from its beginning, and so is one that ends before its offset: it was made anew
     * @param hearing those of one partition in order, but for those that were refused; lists before the rules that may ask them
     * @throws IOException if a topic cannot be read; the job then restarts
     */
    void read(Map<TopicPart, Long> nextOffsets, Hearing hearing) throws IOException;

    /**
     * Reads what the job wrote down as in force, of each key the last; lists before rules.
     *
     * @throws IOException if it cannot be read; the job then restarts
     */
    default void readInForce(Consumer<InForceEntry> each) throws IOException {
        // nothing was written down
    }

    /**
     * Looks what is wrong with the topics of the job.
     *
     * @throws IOException if they cannot be looked at; the job then restarts
     */
    default List<TopicFault> faults() throws IOException {
        return List.of();
    }

    /**
     * Takes the consumer group of the job, so that no other job works under it; whether that succeeded is for its faults to say.
     *
     * @param job the id of the Flink job, the same after each of its restarts
     * @throws IOException if nobody answers; the job then restarts
     */
    default Ownership own(String job) throws IOException {
        return Ownership.UNDISPUTED;
    }
}
