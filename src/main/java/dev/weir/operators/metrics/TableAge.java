package dev.weir.operators.metrics;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * How old the rows of a declared table are, in milliseconds: the time since the latest change that was read was made in the
 * database, or since its connector last said that it is alive. Until something is read, the time since this was created, so
 * that an instance without partitions grows old; the smallest age of all instances is that of the table. A change is as old
 * as its record if it does not say when it was made. A record that cannot be read says nothing. The gauge {@code
 * tableAgeMillis} is in a group {@code table} with the name of the table, which is a label in Prometheus. For use by one
 * thread; the gauge may be read by another.
 */
public final class TableAge {
    private final boolean isTable;
    private final LongSupplier clock;
    private volatile long latestMillis;

    private TableAge(boolean isTable, LongSupplier clock) {
        this.isTable = isTable;
        this.clock = clock;
        this.latestMillis = clock.getAsLong();
    }

    /** Creates the age of a table; of events of another type there is no gauge. */
    public static TableAge of(EventType type, Schema schema, MetricGroup metrics) {
        return of(type, schema, metrics, System::currentTimeMillis);
    }

    static TableAge of(EventType type, Schema schema, MetricGroup metrics, LongSupplier clock) {
        boolean isTable = schema.definitions().tables().stream()
                .anyMatch(table -> table.type().equals(type));
        TableAge age = new TableAge(isTable, clock);
        if (isTable) {
            metrics.addGroup("table", type.ruleName()).gauge("tableAgeMillis", (Gauge<Long>) age::millis);
        }
        return age;
    }

    /** Takes note of a record. */
    public void hear(EventReader.Reading reading, RawRecord record) {
        if (!isTable) {
            return;
        }
        if (reading instanceof EventReader.Reading.Ignored) {
            hear(record.timestampMillis());
        }
        for (Event event : reading.events()) {
            hear(event.timestampMillis());
        }
    }

    private void hear(long atMillis) {
        if (atMillis > latestMillis) {
            latestMillis = atMillis;
        }
    }

    private long millis() {
        return Math.max(0, clock.getAsLong() - latestMillis);
    }
}
