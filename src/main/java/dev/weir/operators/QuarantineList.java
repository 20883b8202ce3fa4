package dev.weir.operators;

import dev.weir.events.Boundary;
import dev.weir.events.Event;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.operators.FailureNotes.Note;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.execution.CancelTaskException;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.FlinkRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records and events that an instance sets aside: those named in the job config, and those at which the job failed
 * twice in a row. Most failures are handled where they happen, see {@link Boundary}; this is for the rest, such as
 * running out of memory at a record, and bugs of our own.
 *
 * <p>Whoever fails at a record or an event writes a note before the exception leaves the operator: nothing else
 * survives, since a restart goes back to the checkpoint. Notes are read once, when an instance starts. A failure is
 * counted together with the previous one if that was less than an hour ago. Failures that no record causes, such as
 * unavailable storage, are not noted: otherwise every record that arrives during them would be set aside. For the same
 * reason no more than {@value #MOST_BY_THEMSELVES} are set aside without human attention.
 */
public final class QuarantineList {
    /**
     * The number that may be set aside automatically; those that fail later wait for somebody to clear the directory.
     */
    static final int MOST_BY_THEMSELVES = 20;

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineList.class);
    private static final int IN_A_ROW = 2;
    private static final int MOST_CAUSES = 20;
    private static final int MOST_FRAMES = 20;
    private static final long APART_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final Set<String> OF_OTHERS = Set.of("org.apache.kafka.", "org.rocksdb.");

    private final Quarantine quarantine;
    private final Set<String> failedTwice = new HashSet<>();
    private final Map<String, Note> failedOnce = new HashMap<>();

    private QuarantineList(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** Creates the list that an instance starts with. */
    public static QuarantineList known(Quarantine quarantine) {
        QuarantineList quarantineList = new QuarantineList(quarantine);
        if (!quarantine.directory().isEmpty()) {
            try {
                quarantineList.read(new FailureNotes(quarantine.directory()).read());
            } catch (IOException e) {
                LOG.warn("the notes of earlier failures cannot be read: no record is set aside by itself", e);
            }
        }
        return quarantineList;
    }

    private void read(List<Note> notes) {
        notes.stream().filter(note -> note.times() < IN_A_ROW).forEach(note -> failedOnce.put(note.about(), note));
        List<Note> twice = notes.stream()
                .filter(note -> note.times() >= IN_A_ROW)
                .sorted(Comparator.comparingLong(Note::atMillis))
                .toList();
        twice.stream().limit(MOST_BY_THEMSELVES).forEach(note -> failedTwice.add(note.about()));
        if (twice.size() > MOST_BY_THEMSELVES) {
            LOG.error(
                    "{} records or events failed twice, more than are set aside by themselves; see {}, mend the cause, and"
                            + " remove the files there",
                    twice.size(),
                    quarantine.directory());
        }
    }

    /** Returns why a record is set aside; {@code ""} if it is not. */
    public String why(RawRecord record) {
        if (!quarantine.places().isEmpty() && quarantine.places().contains(RecordPlace.of(record))) {
            return "it is set aside as the quarantine of the job config says";
        }
        return failedTwice.isEmpty() || !failedTwice.contains(nameOf(record)) ? "" : twice();
    }

    /** Returns why an event is set aside; {@code ""} if it is not. */
    public String why(Event event) {
        return failedTwice.isEmpty() || !failedTwice.contains(nameOf(event)) ? "" : twice();
    }

    /** Returns why the open matches of a key are given up; {@code ""} if they are not. */
    public String why(String key) {
        return failedTwice.isEmpty() || !failedTwice.contains(nameOf(key)) ? "" : twice();
    }

    private String twice() {
        return "it is set aside, for the job failed at it twice in a row; the files of " + quarantine.directory()
                + " say how";
    }

    /** Notes that the instance fails at a record. */
    public void note(RawRecord record, Throwable thrown) {
        noteAbout(nameOf(record), thrown);
    }

    /** Notes that the instance fails at an event. */
    public void note(Event event, Throwable thrown) {
        noteAbout(nameOf(event), thrown);
    }

    /** Notes that the instance fails at a key whose timer went off, without a current event. */
    public void note(String key, Throwable thrown) {
        noteAbout(nameOf(key), thrown);
    }

    private void noteAbout(String about, Throwable thrown) {
        if (quarantine.directory().isEmpty() || !mayBeOfTheRecord(thrown)) {
            return;
        }
        long nowMillis = System.currentTimeMillis();
        Note before = failedOnce.get(about);
        boolean again = before != null && nowMillis - before.atMillis() < APART_MILLIS;
        try {
            new FailureNotes(quarantine.directory()).write(about, again ? IN_A_ROW : 1, described(thrown));
        } catch (IOException e) {
            thrown.addSuppressed(e);
        }
    }

    /** Returns types and source lines, without the messages, which may contain values of a record. */
    private static String described(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            text.append(cause.getClass().getName()).append('\n');
            Arrays.stream(cause.getStackTrace())
                    .limit(MOST_FRAMES)
                    .forEach(frame -> text.append("    ").append(frame).append('\n'));
            cause = cause.getCause();
        }
        return text.toString();
    }

    /**
     * Returns whether the failure may be caused by the current record or event, and not by storage, the network, or
     * cancellation of the task.
     */
    private static boolean mayBeOfTheRecord(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            String type = cause.getClass().getName();
            if (cause instanceof CancelTaskException
                    || cause instanceof InterruptedException
                    || cause instanceof IOException
                    || cause instanceof FlinkException
                    || cause instanceof FlinkRuntimeException
                    || OF_OTHERS.stream().anyMatch(type::startsWith)) {
                return false;
            }
            cause = cause.getCause();
        }
        return true;
    }

    private static String nameOf(RawRecord record) {
        return "record-" + record.topic() + "-" + record.partition() + "-" + record.offset();
    }

    /** Returns a name made from the event's content: beyond Ingest the position of its record is not known. */
    private static String nameOf(Event event) {
        return "event-" + event.type().ruleName() + "-" + IdentityDigest.of(event);
    }

    private static String nameOf(String key) {
        return "time-" + IdentityDigest.of(key);
    }
}
