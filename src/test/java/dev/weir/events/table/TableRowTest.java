package dev.weir.events.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.Attributes;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.definition.EventCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows of declared tables: which of two changes is the later one, and what a change leaves out. */
final class TableRowTest {
    private static final EventType CUSTOMER = EventType.table("customer");

    @Test
    void theLaterPositionCountsWhateverTheTimesSay() {
        TableRow early = row(9_000, ChangeOrigin.ofSource("lsn/99"));
        TableRow late = row(1_000, ChangeOrigin.ofSource("lsn/100"));

        assertThat(early.isBefore(late)).isTrue();
        assertThat(late.isBefore(early)).isFalse();
        assertThat(late.isBefore(late)).isFalse();
    }

    @Test
    void positionsOfTwoKindsOfLogAreNotComparedButTheTimesAre() {
        TableRow postgres = row(1_000, ChangeOrigin.ofSource("lsn/100"));
        TableRow mysql = row(2_000, ChangeOrigin.ofSource("mysql-bin.000003/7/0"));

        assertThat(postgres.isBefore(mysql)).isTrue();
        assertThat(mysql.isBefore(postgres)).isFalse();
    }

    @Test
    void withoutPositionsTheLaterTimeCountsAndThenTheLaterRecordOfOnePartition() {
        TableRow first = row(1_000, ChangeOrigin.ofRecord(0, 7));

        assertThat(first.isBefore(row(1_001, ChangeOrigin.ofRecord(0, 3)))).isTrue();
        assertThat(first.isBefore(row(1_000, ChangeOrigin.ofRecord(0, 8)))).isTrue();
        assertThat(first.isBefore(row(1_000, ChangeOrigin.ofRecord(0, 6)))).isFalse();
        assertThat(first.isBefore(row(1_000, ChangeOrigin.ofRecord(1, 8)))).isFalse();
        assertThat(first.isBefore(row(999, ChangeOrigin.UNKNOWN))).isFalse();
    }

    @Test
    void aTombstoneTakesAwayARowWhoseRecordLiesBefore() {
        TableRow tombstone = tombstone(5_000, 7);

        assertThat(tombstone.isBefore(row(9_000, ChangeOrigin.ofRecord(0, 6)))).isFalse();
        assertThat(tombstone.isBefore(row(1_000, ChangeOrigin.ofRecord(0, 8)))).isTrue();
        assertThat(tombstone.isBefore(row(5_000, ChangeOrigin.ofRecord(1, 8)))).isFalse();
        assertThat(tombstone.isBefore(row(5_001, ChangeOrigin.ofRecord(1, 6)))).isTrue();
        assertThat(tombstone.isBefore(row(1_000, ChangeOrigin.ofSource("lsn/7").inRecord(0, 6))))
                .isFalse();
        assertThat(tombstone.isBefore(row(1_000, ChangeOrigin.ofSource("lsn/7"))))
                .isTrue();
    }

    @Test
    void whatATombstoneLeavesHasTheTimeOfTheRowForTheNextChangeMayHaveBeenMadeBefore() {
        TableRow gone = tombstone(5_000, 7)
                .over(row(1_000, ChangeOrigin.ofSource("lsn/7").inRecord(0, 6)));

        assertThat(gone.deleted()).isTrue();
        assertThat(gone.timestampMillis()).isEqualTo(1_000);
        assertThat(gone.origin()).isEqualTo(new ChangeOrigin("lsn/7", 0, 7));
        assertThat(gone.needsRow()).isFalse();
        assertThat(tombstone(5_000, 8).isBefore(gone)).isTrue();
        assertThat(row(1_200, new ChangeOrigin("lsn/9", 0, 8)).isBefore(gone)).isFalse();
    }

    private static TableRow tombstone(long millis, long offset) {
        return TableRow.tombstone(CUSTOMER, "c-1", millis, Set.of("home"), ChangeOrigin.ofRecord(0, offset));
    }

    @Test
    void whatAChangeLeavesOutKeepsItsEarlierValue() {
        TableRow before = row(1, Map.of("note", new Value.Text("long"), "home", new Value.Text("DE")), Set.of());
        TableRow change = row(2, Map.of("home", new Value.Text("PL")), Set.of("note"));

        assertThat(change.over(before).columns().values())
                .isEqualTo(Map.of("note", new Value.Text("long"), "home", new Value.Text("PL")));
        assertThat(change.over(before).unsent()).isEmpty();
        assertThat(before.over(change)).isEqualTo(before);
    }

    @Test
    void aRowIsWrittenAndReadAsItIs() throws Exception {
        TableRow row = new TableRow(
                CUSTOMER,
                "c-1",
                -5,
                true,
                new Attributes(Map.of("limit", new Value.Real(1.5), "since", new Value.Time(7))),
                Set.of("note", "address"),
                ChangeOrigin.ofSource("lsn/1"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new EventCodec().write(row, new DataOutputStream(bytes));

        assertThat(new EventCodec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(row);
    }

    @Test
    void aRowHasAKey() {
        assertThatThrownBy(() -> new TableRow(CUSTOMER, "", 0, false, Attributes.NONE, Set.of(), ChangeOrigin.UNKNOWN))
                .hasMessage("the key of the row is missing");
    }

    private static TableRow row(long millis, ChangeOrigin origin) {
        return new TableRow(CUSTOMER, "c-1", millis, false, Attributes.NONE, Set.of(), origin);
    }

    private static TableRow row(long millis, Map<String, Value> columns, Set<String> unsent) {
        return new TableRow(
                CUSTOMER,
                "c-1",
                millis,
                false,
                new Attributes(columns),
                unsent,
                ChangeOrigin.ofSource("lsn/" + millis));
    }
}
