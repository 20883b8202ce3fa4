package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.operators.EventReader;
import dev.weir.operators.EventReader.Reading;
import dev.weir.operators.Ingested;
import dev.weir.operators.JobSettings;
import dev.weir.operators.Quarantine;
import dev.weir.operators.QuarantineList;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.Watched;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IngestTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final RawRecord RECORD = new RawRecord("t", 1, 2, 3, new byte[] {4}, new byte[] {5});
    private final Watched watched = new Watched();
    private JobSettings settings = SETTINGS;

    @TempDir
    private Path notes;

    @Test
    void anEventGoesOnWithItsPartition() throws Exception {
        Event event = payment("t-1").at(NOW).event();
        try (var ingest = reading(new Reading.Accepted(event))) {
            assertThat(ingest.extractOutputValues()).containsExactly(new Ingested(event, 1));
            assertThat(counted()).containsExactly(1L, 0L, 0L);
        }
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersByteForByteWithTheReason() throws Exception {
        try (var ingest = reading(new Reading.Rejected("amount is missing; write it"))) {
            assertThat(letters(ingest)).containsExactly(new DeadLetter(RECORD, "amount is missing; write it"));
            assertThat(ingest.extractOutputValues()).isEmpty();
            assertThat(counted()).containsExactly(1L, 1L, 0L);
        }
    }

    @Test
    void aRecordThatSaysNothingAsItShouldIsNoted() throws Exception {
        try (var ingest = reading(new Reading.Ignored())) {
            assertThat(ingest.extractOutputValues()).isEmpty();
            assertThat(counted()).containsExactly(1L, 0L, 1L);
        }
    }

    @Test
    void aTimeFarAheadIsRefusedForItWouldCarryEventTimeAway() throws Exception {
        try (var ingest = reading(new Reading.Accepted(
                payment("t-1").at(NOW + SETTINGS.maxFutureMillis() + 1).event()))) {
            assertThat(ingest.extractOutputValues()).isEmpty();
            assertThat(letters(ingest))
                    .singleElement()
                    .satisfies(letter ->
                            assertThat(letter.error()).contains("lies more than 60000 ms ahead of the clock"));
            assertThat(counted()).containsExactly(1L, 1L, 0L);
        }
    }

    @Test
    void aTimeALittleAheadIsNot() throws Exception {
        try (var ingest = reading(new Reading.Accepted(
                payment("t-1").at(NOW + SETTINGS.maxFutureMillis()).event()))) {
            assertThat(ingest.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void aRowThatMovesIsTwoEventsWhichGoOnInTheirOrder() throws Exception {
        Event gone = payment("t-1").at(NOW).event();
        Event now = payment("t-2").at(NOW).event();
        try (var ingest = reading(new Reading.Moved(gone, now))) {
            assertThat(ingest.extractOutputValues()).containsExactly(new Ingested(gone, 1), new Ingested(now, 1));
            assertThat(counted()).containsExactly(2L, 0L, 0L);
        }
    }

    @Test
    void oneThatIsFarAheadIsOneDeadLetterAndCountsOnce() throws Exception {
        Event near = payment("t-1").at(NOW).event();
        Event far = payment("t-2").at(NOW + SETTINGS.maxFutureMillis() + 1).event();
        for (Reading moved :
                List.of(new Reading.Moved(far, far), new Reading.Moved(near, far), new Reading.Moved(far, near))) {
            try (var ingest = reading(moved)) {
                assertThat(ingest.extractOutputValues()).isEmpty();
                assertThat(letters(ingest)).hasSize(1);
            }
        }
        assertThat(counted()).containsExactly(3L, 3L, 0L);
    }

    @Test
    void oneOfWhichEitherHalfIsSuspectedIsSetAsideAsAWhole() throws Exception {
        Quarantine quarantine = new Quarantine(Set.of(), notes.toUri().toString());
        Event suspected = payment("t-1").at(NOW).event();
        Event other = payment("t-2").at(NOW).event();
        QuarantineList.known(quarantine).note(suspected, new AssertionError());
        QuarantineList.known(quarantine).note(suspected, new AssertionError());
        settings = SETTINGS.with(quarantine);
        for (Reading moved : List.of(new Reading.Moved(suspected, other), new Reading.Moved(other, suspected))) {
            try (var ingest = reading(moved)) {
                assertThat(ingest.extractOutputValues()).isEmpty();
                assertThat(letters(ingest)).hasSize(1);
            }
        }
        assertThat(watched.count("quarantined")).isEqualTo(2);
    }

    @Test
    void whereSomethingIsMaskedNoErrorQuotesWhatWasThrownNorAMaskedTime() throws Exception {
        Event far = payment("t-1").at(NOW + SETTINGS.maxFutureMillis() + 1).event();
        for (EventReader reader : List.<EventReader>of(record -> new Reading.Accepted(far), record -> {
            throw new NumberFormatException("For \"4111\"");
        })) {
            try (var ingest = reading(new MaskedReader(reader))) {
                assertThat(letters(ingest)).singleElement().satisfies(letter -> {
                    assertThat(letter.record().value()).containsExactly('*');
                    assertThat(letter.error()).doesNotContain("4111", String.valueOf(far.timestampMillis()));
                });
            }
        }
    }

    @Test
    void historyOfAnyAgeIsWelcome() throws Exception {
        try (var ingest =
                reading(new Reading.Accepted(payment("t-1").at(Long.MIN_VALUE).event()))) {
            assertThat(ingest.extractOutputValues()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, AssertionError.class, NumberFormatException.class})
    void whateverARecordBringsTheReaderToItIsADeadLetter(Class<? extends Throwable> thrown) throws Exception {
        try (var ingest = reading(record -> raise(thrown))) {
            assertThat(letters(ingest)).singleElement().satisfies(letter -> {
                assertThat(letter.record()).isSameAs(RECORD);
                assertThat(letter.error())
                        .startsWith("the record cannot be read: it ")
                        .doesNotContain("\n");
            });
            assertThat(counted()).containsExactly(1L, 1L, 0L);
        }
    }

    @Test
    void aMemoryThatRanOutIsNoFaultOfARecord() {
        assertThatThrownBy(() -> reading(record -> raise(OutOfMemoryError.class)))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aRecordThatTheJobConfigNamesIsSetAsideUnread() throws Exception {
        settings = SETTINGS.with(new Quarantine(Set.of(new RecordPlace("t", 1, 2)), ""));
        try (var ingest = reading(record -> raise(AssertionError.class))) {
            assertThat(letters(ingest))
                    .containsExactly(
                            new DeadLetter(RECORD, "it is set aside as the quarantine of the job config says"));
            assertThat(watched.count("quarantined")).isEqualTo(1);
            assertThat(counted()).containsExactly(1L, 1L, 0L);
        }
    }

    @Test
    void itsNeighboursAreNot() throws Exception {
        settings = SETTINGS.with(new Quarantine(
                Set.of(new RecordPlace("t", 1, 3), new RecordPlace("t", 2, 2), new RecordPlace("u", 1, 2)), ""));
        try (var ingest = reading(new Reading.Ignored())) {
            assertThat(counted()).containsExactly(1L, 0L, 1L);
        }
    }

    @Test
    void aRecordAtWhichTheJobFailedTwiceIsSetAside() throws Exception {
        settings = SETTINGS.with(new Quarantine(Set.of(), notes.toUri().toString()));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> reading(record -> raise(OutOfMemoryError.class)))
                    .isInstanceOf(OutOfMemoryError.class);
        }
        try (var ingest = reading(record -> raise(OutOfMemoryError.class))) {
            assertThat(letters(ingest))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.error()).contains("failed at it twice in a row"));
            assertThat(watched.count("quarantined")).isEqualTo(1);
        }
    }

    @Test
    void anEventAtWhichALaterRoomFailedTwiceIsSetAsideWithItsRecord() throws Exception {
        Quarantine quarantine = new Quarantine(Set.of(), notes.toUri().toString());
        Event event = payment("t-1").at(NOW).event();
        QuarantineList.known(quarantine).note(event, new AssertionError());
        QuarantineList.known(quarantine).note(event, new AssertionError());
        settings = SETTINGS.with(quarantine);
        try (var ingest = reading(new Reading.Accepted(event))) {
            assertThat(letters(ingest)).hasSize(1);
            assertThat(ingest.extractOutputValues()).isEmpty();
        }
        try (var ingest = reading(new Reading.Accepted(payment("t-2").at(NOW).event()))) {
            assertThat(ingest.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void aTopicWhoseKeysAreNobodyThatItsEventsNameIsWarnedOfOnce() throws Exception {
        assertThat(warnings("other-")).singleElement().asString().contains("'t'", "100 %", "key the topic by");
        assertThat(warnings("c-1")).isEmpty();
    }

    /** What is said while twice as many records come as are looked at, from two partitions. */
    private List<String> warnings(String key) throws Exception {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        Event event = payment("t-1").by("c-1").at(NOW).event();
        try (Warnings received = new Warnings(Ingest.class);
                var ingest = reading(new Reading.Accepted(event))) {
            for (int i = 0; i < 2 * RecordKeyCheck.LOOKED_AT; i++) {
                ingest.processElement(new RawRecord("t", i % 2, i, 0, keyBytes, new byte[] {5}), 0);
            }
            return received.texts();
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> Reading raise(Class<? extends Throwable> type) throws X {
        try {
            throw (X) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private List<Long> counted() {
        for (String counter : List.of("received", "rejected", "noted")) {
            assertThat(watched.count("stream.transaction." + counter)).isEqualTo(watched.count(counter));
        }
        return List.of(watched.count("received"), watched.count("rejected"), watched.count("noted"));
    }

    private OneInputStreamOperatorTestHarness<RawRecord, Ingested> reading(Reading reading) throws Exception {
        return reading(record -> reading);
    }

    private OneInputStreamOperatorTestHarness<RawRecord, Ingested> reading(EventReader reader) throws Exception {
        Ingest function = new Ingest(reader, EventType.TRANSACTION, settings);
        var harness = new OneInputStreamOperatorTestHarness<RawRecord, Ingested>(new ProcessOperator<>(function));
        harness.setup(RecordTypes.INGESTED.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        watched.watch(function);
        harness.open();
        harness.setProcessingTime(NOW);
        harness.processElement(RECORD, 0);
        return harness;
    }

    private static List<DeadLetter> letters(OneInputStreamOperatorTestHarness<RawRecord, Ingested> ingest) {
        return ingest.getSideOutput(Ingest.DEAD_LETTERS).stream()
                .map(StreamRecord::getValue)
                .toList();
    }
}
