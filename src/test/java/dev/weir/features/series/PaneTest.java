package dev.weir.features.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;
import dev.weir.features.column.PackedReader;
import dev.weir.features.column.PackedWriter;
import dev.weir.features.column.SeriesKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A pane counts for the windows that its middle is in, before and after a restart. */
final class PaneTest {
    private static Pane pane() {
        Entries entries = new Entries(SeriesKind.NUMBERS);
        for (long millis : new long[] {100, 103, 111, 500}) {
            entries.insert(millis, new Value.Real(millis));
        }
        return Pane.of(entries, 3);
    }

    @Test
    void itIsTheOldestEntriesOfWhichThereAreSoMany() {
        assertThat(pane().count()).isEqualTo(3);
        assertThat(pane().lastMillis()).isEqualTo(111);
        assertThat(pane().sketch().quantile(1, new double[0])).isEqualTo(111);
    }

    @Test
    void itCountsAsAWholeWhereItsMiddleIsInTheWindow() {
        assertInside(pane(), 105);
    }

    @Test
    void aLateNumberMovesItsMiddle() {
        Pane pane = pane();
        pane.add(91, 1);
        assertInside(pane, 101);
    }

    @Test
    void afterARestartItIsWhereItWas() throws IOException {
        PackedWriter out = new PackedWriter();
        pane().write(600, out);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        out.writeTo(new DataOutputStream(bytes));

        Pane read = Pane.read(
                600, PackedReader.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));

        assertThat(read.lastMillis()).isEqualTo(111);
        assertThat(read.count()).isEqualTo(3);
        assertInside(read, 105);
    }

    private static void assertInside(Pane pane, long middleMillis) {
        assertThat(pane.isInside(middleMillis - 1, middleMillis)).isTrue();
        assertThat(pane.isInside(middleMillis, 1_000)).isFalse();
        assertThat(pane.isInside(0, middleMillis - 1)).isFalse();
    }
}
