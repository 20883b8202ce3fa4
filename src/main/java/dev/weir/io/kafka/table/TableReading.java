package dev.weir.io.kafka.table;

import java.io.IOException;
import java.io.Serializable;

/** How far the topics of tables have been read since the job started. */
public interface TableReading extends Serializable, AutoCloseable {

    /**
     * Returns how many partitions have records from before the first call that no completed checkpoint contains yet.
     * Once it is 0 the rows are in the state of the job.
     */
    int unread() throws IOException;

    @Override
    void close();
}
