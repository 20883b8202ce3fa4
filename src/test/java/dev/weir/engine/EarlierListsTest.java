package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.binary.Binary;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.TableRows;
import dev.weir.rules.list.TableShape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists that an earlier release wrote, which had no tables, are read by this one. */
final class EarlierListsTest {

    @Test
    void aListThatKnewNoRowsKeepsItsEntries() throws IOException {
        byte[] written = written(out -> {
            Binary.writeVersion(1, out);
            out.writeBoolean(false);
            Binary.writeCount(2, out);
            Binary.writeCount(1, out);
            Binary.writeCount(2, out);
            Binary.writeBytes(new byte[] {'a', 'b', 'c'}, out);
        });

        assertThat(ListEntries.read(new DataInputStream(new ByteArrayInputStream(written))))
                .isEqualTo(ListEntries.of(List.of("a", "bc")));
    }

    @Test
    void aTableThatKnewNoEndsKeepsItsRows() throws IOException {
        byte[] written = written(out -> {
            Binary.writeVersion(2, out);
            out.writeBoolean(false);
            Binary.writeCount(1, out);
            Binary.writeCount(3, out);
            Binary.writeBytes(new byte[] {'E', 'U', 'R'}, out);
            TableShape.of(ValueType.BOOL).write(out);
            Binary.writeBytes(new byte[] {1}, out);
            out.writeLong(1);
        });

        ListEntries read = ListEntries.read(new DataInputStream(new ByteArrayInputStream(written)));
        assertThat(read)
                .isEqualTo(ListEntries.of(
                        List.of("EUR"),
                        TableRows.of(TableShape.of(ValueType.BOOL), List.of(List.of(new Value.Bool(true))))));
    }

    @Test
    void aRulebookThatKnewNoTablesKeepsItsLists() throws IOException {
        ListEntries entries = ListEntries.of(List.of("card-1"));
        RulebookMemory memory = Bytes.read(new RulebookMemoryCodec(), written(out -> {
            Binary.writeVersion(7, out);
            Binary.writeVarLong(7, out);
            Binary.writeCount(0, out);
            Binary.writeCount(0, out);
            Binary.writeCount(1, out);
            Binary.writeText("cards", out);
            out.writeLong(entries.fingerprint());
            Binary.writeCount(1, out);
            Binary.writeText("", out);
            Binary.writeText("card-1", out);
            Binary.writeBytes(new byte[] {9}, out);
            Binary.writeCount(0, out);
            Binary.writeCount(1, out);
            Binary.writeText("gone", out);
            Binary.writeZigZag(5, out);
        }));

        assertThat(memory.lists().get("cards"))
                .matches(held -> held.holds(entries))
                .extracting(RulebookMemory.HeldList::shape)
                .isEqualTo(TableShape.NONE);
        assertThat(memory.lastSignedMillis("gone")).isEqualTo(5);
    }

    private interface Form {
        void write(DataOutput out) throws IOException;
    }

    private static byte[] written(Form form) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        form.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
