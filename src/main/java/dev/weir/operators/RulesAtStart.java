package dev.weir.operators;

import dev.weir.engine.TopicPart;
import dev.weir.events.RawRecord;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Reads what the topics of rules and lists hold at the moment when the job starts or restarts, so that no event is decided by fewer
 * rules than that.
 */
@FunctionalInterface
public interface RulesAtStart extends Serializable {

    /**
     * Reads from these offsets on to the end that the topics have now, and returns then.
     *
     * @param nextOffsets by partition, the first offset that was not seen yet; a partition that is not named is read
     *     from its beginning, and so is one that ends before its offset: it was made anew
     * @return the records, those of one partition in order; lists before the rules that may ask them
     * @throws IOException if a topic cannot be read; the job then restarts
     */
    List<RawRecord> read(Map<TopicPart, Long> nextOffsets) throws IOException;
}
