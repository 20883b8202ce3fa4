package dev.weir.operators.stream;

import dev.weir.events.Boundary;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.Ingested;
import dev.weir.operators.JobSettings;
import dev.weir.operators.Masking;
import dev.weir.operators.Quarantine;
import dev.weir.operators.QuarantineList;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.metrics.EventCounter;
import dev.weir.operators.metrics.TableAge;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses records into events. Records that cannot be read go to the dead letters with the reason, and so do those that
 * are set aside because the job config says so or because the job failed at them twice in a row. Counts {@code
 * received}, {@code rejected}, {@code quarantined} (rejected records that are set aside) and {@code noted} (records
 * that contain no event by design). Warns once if most keys of the records do not identify anybody in their events
 * ({@code keysUnlike}).
 *
 * <p>A record counts as received once; only the record of a row that moves, which is two events, counts twice when both
 * go on, because each of them is then decided, noted or a duplicate independently, possibly on different instances. If
 * either of the two must not go on neither does, and the record is one dead letter, rejected once. So each event that
 * goes on and each record that does not is in the sum once.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Ingest extends ProcessFunction<RawRecord, Ingested> {
    private static final long serialVersionUID = 1L;

    /** Records that could not be read. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters", RecordTypes.DEAD_LETTER);

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final EventReader reader;
    private final Schema schema;
    private final long maxFutureMillis;
    private final EventType type;
    private final Quarantine quarantine;
    private transient EventCounter received;
    private transient EventCounter rejected;
    private transient EventCounter noted;
    private transient EventCounter quarantined;
    private final Masking masking;
    private transient QuarantineList quarantineList;
    private transient RecordKeyCheck keys;
    private transient TableAge age;

    /** Creates a function for events of one type with this reader. */
    public Ingest(EventReader reader, EventType type, JobSettings settings) {
        this.reader = reader;
        this.schema = settings.engine().schema();
        this.masking = reader.masking();
        this.type = type;
        this.quarantine = settings.quarantine();
        this.maxFutureMillis = settings.maxFutureMillis();
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        received = new EventCounter(metrics, "received", Set.of(type));
        rejected = new EventCounter(metrics, "rejected", Set.of(type));
        noted = new EventCounter(metrics, "noted", Set.of(type));
        quarantined = new EventCounter(metrics, "quarantined", Set.of(type));
        quarantineList = QuarantineList.known(quarantine);
        keys = new RecordKeyCheck(type, schema);
        metrics.addGroup("stream", type.ruleName()).gauge("keysUnlike", () -> keys.share());
        age = TableAge.of(type, schema, metrics);
    }

    @Override
    public void processElement(RawRecord record, Context ctx, Collector<Ingested> out) {
        received.inc(type);
        String aside = quarantineList.why(record);
        if (!aside.isEmpty()) {
            setAside(record, aside, ctx);
            return;
        }
        try {
            take(record, ctx, out);
        } catch (Throwable thrown) {
            quarantineList.note(record, thrown);
            throw thrown;
        }
    }

    private void take(RawRecord record, Context ctx, Collector<Ingested> out) {
        EventReader.Reading reading = read(record);
        age.hear(reading, record);
        if (reading instanceof EventReader.Reading.Accepted accepted) {
            if (isWelcome(accepted.event(), record, ctx)) {
                look(record, accepted.event());
                out.collect(new Ingested(accepted.event(), record.partition()));
            }
        } else if (reading instanceof EventReader.Reading.Moved moved) { // both or none: one record is one dead letter
            if (isWelcome(moved.gone(), record, ctx) && isWelcome(moved.now(), record, ctx)) {
                received.inc(type); // the second event
                out.collect(new Ingested(moved.gone(), record.partition()));
                out.collect(new Ingested(moved.now(), record.partition()));
            }
        } else if (reading instanceof EventReader.Reading.Rejected refused) {
            reject(record, refused.error(), ctx);
        } else {
            noted.inc(type);
        }
    }

    private void look(RawRecord record, Event event) {
        if (keys.look(record, event)) {
            LOG.warn(
                    "most of the first {} records of '{}' at this instance have a key that is nothing their events name, or"
                            + " none ({} %): the events of one customer or card lie in several partitions and come in any order. Rules with a"
                            + " pattern, 'last', a cooldown or recently() hang on it; key the topic by what they are kept by, say customerId",
                    RecordKeyCheck.LOOKED_AT, record.topic(), Math.round(100 * keys.share()));
        }
    }

    private EventReader.Reading read(RawRecord record) {
        try {
            return reader.read(record);
        } catch (Throwable thrown) { // whatever a record contains, at worst it becomes a dead letter
            String reason = masking.isEmpty(record.topic()) ? Boundary.reason(thrown) : Boundary.reasonUnquoted(thrown);
            return new EventReader.Reading.Rejected("the record cannot be read: " + reason);
        }
    }

    /** Returns whether an event may go on; if not, the record becomes a dead letter. */
    private boolean isWelcome(Event event, RawRecord record, Context ctx) {
        String aside = quarantineList.why(event);
        if (!aside.isEmpty()) {
            setAside(record, aside, ctx);
            return false;
        }
        long latest = ctx.timerService().currentProcessingTime() + maxFutureMillis;
        if (event.timestampMillis() > latest) {
            reject(record, farAhead(event, record), ctx);
            return false;
        }
        return true;
    }

    private String farAhead(Event event, RawRecord record) {
        boolean masked = masking.covers(record.topic(), "timestamp");
        return "timestamp " + (masked ? "" : event.timestampMillis() + " ") + "lies more than " + maxFutureMillis
                + " ms ahead of the clock and would carry event time away; send the time at which it happened";
    }

    private void setAside(RawRecord record, String why, Context ctx) {
        quarantined.inc(type);
        reject(record, why, ctx);
    }

    private void reject(RawRecord record, String error, Context ctx) {
        rejected.inc(type);
        ctx.output(DEAD_LETTERS, masking.letter(record, error));
    }
}
