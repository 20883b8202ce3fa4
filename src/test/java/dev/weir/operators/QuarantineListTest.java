package dev.weir.operators;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Event;
import dev.weir.events.StockChange;
import dev.weir.events.record.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.runtime.execution.CancelTaskException;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an instance knows of earlier failures when it starts; each {@code start()} is a restart of the job. */
final class QuarantineListTest {
    private static final RawRecord RECORD = record(7);

    @TempDir
    private Path notes;

    @Test
    void twiceInARowIsEnoughAndOnceIsNot() {
        assertThat(start().why(RECORD)).isEmpty();
        start().note(RECORD, new OutOfMemoryError());
        assertThat(start().why(RECORD)).isEmpty();
        start().note(RECORD, new OutOfMemoryError());

        assertThat(start().why(RECORD)).startsWith("it is set aside, for the job failed at it twice in a row");
        assertThat(start().why(record(8))).isEmpty();
        assertThat(start().why(RECORD)).as("however often it restarts").isNotEmpty();
    }

    @Test
    void twoFailuresAtTwoRecordsAreNotTwiceInARow() {
        start().note(RECORD, new AssertionError());
        start().note(record(8), new AssertionError());

        assertThat(start().why(RECORD)).isEmpty();
        assertThat(start().why(record(8))).isEmpty();
    }

    @Test
    void failuresAnHourApartAreNotInARow() throws IOException {
        start().note(RECORD, new AssertionError());
        age(Duration.ofMinutes(61));
        start().note(RECORD, new AssertionError());
        assertThat(start().why(RECORD)).isEmpty();

        age(Duration.ofMinutes(59));
        start().note(RECORD, new AssertionError());
        assertThat(start().why(RECORD)).isNotEmpty();
    }

    @Test
    void anEventIsKnownAgainByWhatItIs() {
        Event event = payment("t-1").event();
        start().note(event, new IllegalStateException());
        start().note(payment("t-1").event(), new IllegalStateException());

        assertThat(start().why(event)).isNotEmpty();
        assertThat(start().why(payment("t-2").event())).isEmpty();
    }

    /** These two had one name while it was a hash without a key. */
    @Test
    void nobodyCanMakeAnEventThatIsTakenForAnother() {
        StockChange good = new StockChange("a", "b/c", 5, false, 3, 1, 9.5);
        StockChange bad = new StockChange("a/b", "c", 5, false, 3, 1, 9.5);
        assertThat(bad.formerFingerprint()).isEqualTo(good.formerFingerprint());
        start().note(bad, new IllegalStateException());
        start().note(bad, new IllegalStateException());

        assertThat(start().why(bad)).isNotEmpty();
        assertThat(start().why(good)).isEmpty();
    }

    static Stream<Throwable> ofNoRecord() {
        return Stream.of(
                new CancelTaskException(),
                new IOException("No space left on device"),
                new FlinkRuntimeException("the state backend failed to read"),
                new KafkaException("no broker"),
                new RuntimeException(new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("ofNoRecord")
    void whatNoRecordBringsAboutIsNotNoted(Throwable thrown) {
        for (int attempt = 0; attempt < 5; attempt++) {
            start().note(RECORD, thrown);
        }

        assertThat(start().why(RECORD)).isEmpty();
    }

    /** Else an outage that we do not know for one would empty the topic into the dead letters. */
    @Test
    void onlySoManyAreSetAsideByThemselves() throws IOException {
        for (int offset = 0; offset <= QuarantineList.MOST_BY_THEMSELVES; offset++) {
            age(Duration.ofSeconds(10));
            start().note(record(offset), new OutOfMemoryError());
            start().note(record(offset), new OutOfMemoryError());
        }

        QuarantineList quarantineList = start();
        assertThat(quarantineList.why(record(QuarantineList.MOST_BY_THEMSELVES - 1)))
                .isNotEmpty();
        assertThat(quarantineList.why(record(QuarantineList.MOST_BY_THEMSELVES)))
                .isEmpty();
    }

    @Test
    void whoHasNoPlaceForNotesNotesNothing() {
        QuarantineList quarantineList = QuarantineList.known(Quarantine.NONE);
        quarantineList.note(RECORD, new AssertionError());

        assertThat(quarantineList.why(RECORD)).isEmpty();
        assertThat(notes).isEmptyDirectory();
    }

    private QuarantineList start() {
        return QuarantineList.known(new Quarantine(Set.of(), notes.toUri().toString()));
    }

    private void age(Duration by) throws IOException {
        try (Stream<Path> files = Files.list(notes)) {
            for (Path file : files.toList()) {
                Instant before = Files.getLastModifiedTime(file).toInstant();
                Files.setLastModifiedTime(file, FileTime.from(before.minus(by)));
            }
        }
    }

    private static RawRecord record(long offset) {
        return new RawRecord("transactions", 3, offset, 0, new byte[0], new byte[] {1});
    }
}
