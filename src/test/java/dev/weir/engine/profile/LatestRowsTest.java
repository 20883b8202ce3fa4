package dev.weir.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.events.Attributes;
import dev.weir.events.Click;
import dev.weir.events.RowChange;
import dev.weir.events.Stock;
import dev.weir.events.StockChange;
import dev.weir.events.binary.Binary;
import dev.weir.events.definition.EventCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Of each row of a table under a key, the latest change counts. */
class LatestRowsTest {
    private final LatestRows rows = new LatestRows();

    @Test
    void anEarlierChangeOfARowHasNoEffectAndOfAnotherRowItHas() {
        assertThat(rows.apply(row("eu-1", 20, false, 5))).isTrue();
        assertThat(rows.apply(row("eu-1", 10, false, 9))).isFalse();
        assertThat(rows.apply(row("eu-2", 10, false, 2))).isTrue();

        assertThat(rows.rows())
                .extracting(RowChange::row, RowChange::timestampMillis)
                .containsExactly(tuple("eu-1", 20L), tuple("eu-2", 10L));
        assertThat(Stock.of(rows.rows())).contains(new Stock(7, 0, Double.NaN));
    }

    @Test
    void aDeletedRowIsGoneAndAnEarlierChangeDoesNotBringItBack() throws IOException {
        rows.apply(row("eu-1", 10, false, 5));
        rows.apply(row("eu-1", 20, true, 5));
        assertThat(rows.apply(row("eu-1", 15, false, 8))).isFalse();

        LatestRows read = LatestRows.read(in(written()));
        assertThat(Stock.of(read.rows())).isEmpty();
        assertThat(read.isEmpty()).isFalse();
        assertThat(read.rows()).containsExactlyElementsOf(rows.rows());
    }

    @Test
    void anEventThatIsNoRowIsRefusedAmongThem() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Binary.writeVersion(1, out);
        Binary.writeCount(1, out);
        new EventCodec()
                .write(new Click("e", 1, "VIEW", "c", "", "", "", "", 1, Double.NaN, "", "", Attributes.NONE), out);

        assertThatThrownBy(() -> LatestRows.read(in(bytes.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no row of a table");
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        rows.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static StockChange row(String warehouse, long millis, boolean deleted, long available) {
        return new StockChange("s-1", warehouse, millis, deleted, available, 0, Double.NaN);
    }
}
