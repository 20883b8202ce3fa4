package dev.weir.features.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.weir.events.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values a series keeps, and that each comes back as what it was. */
final class ValuesTest {
    private static final List<Value> SCALARS = List.of(
            new Value.Text(""),
            new Value.Text("zwölf"),
            new Value.Int(Long.MIN_VALUE),
            new Value.Real(-0.0),
            new Value.Real(Double.POSITIVE_INFINITY),
            new Value.Bool(false),
            new Value.Bool(true),
            new Value.Time(-1));

    private final Entries entries = new Entries(SeriesKind.VALUES);

    @Test
    void everyScalarComesBackAsItWas() throws IOException {
        SCALARS.forEach(value -> entries.insert(5, value));

        assertAre(SCALARS, there(entries));
    }

    @Test
    void whatIsLeftAfterTheOldestWentIsWrittenAlone() throws IOException {
        SCALARS.forEach(value -> entries.insert(5, value));
        entries.dropFirst(6);
        entries.insert(4, new Value.Text("late"));

        assertAre(List.of(new Value.Text("late"), new Value.Bool(true), new Value.Time(-1)), there(entries));
    }

    @Test
    void aCopyIsNotChangedByWhatComesLater() {
        SCALARS.forEach(value -> entries.insert(5, value));
        Entries copy = entries.copy(1, 3);
        entries.insert(0, new Value.Int(7));
        entries.dropFirst(3);

        assertAre(SCALARS.subList(1, 3), copy);
    }

    @Test
    void anAbsentValueIsNoEntryAndAListOrAMapIsAFault() {
        assertThat(SCALARS).allMatch(entries::takes);
        assertThat(entries.takes(Value.absent())).isFalse();
        assertThat(new Entries(SeriesKind.TIMES).takes(Value.absent())).isFalse();
        assertThat(new Entries(SeriesKind.TIMES).takes(new Value.Text(""))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> entries.takes(new Value.Items(List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> entries.takes(new Value.Entries(Map.of())));
    }

    @Test
    void ofNumbersAlsoTextIsAFault() {
        Entries numbers = new Entries(SeriesKind.NUMBERS);

        assertThat(numbers.takes(new Value.Int(1))).isTrue();
        assertThat(numbers.takes(new Value.Real(1))).isTrue();
        assertThat(numbers.takes(new Value.Real(Double.NaN))).isFalse();
        assertThat(numbers.takes(new Value.Real(Double.NEGATIVE_INFINITY))).isFalse();
        assertThat(numbers.takes(Value.absent())).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> numbers.takes(new Value.Text("1")));
    }

    static List<double[]> numbers() {
        return List.of(
                new double[] {},
                new double[] {-3, 0.25, 7},
                new double[] {1, 1e-18},
                new double[] {1, 1e-19},
                new double[] {-9e14, 1e-8},
                new double[] {9e14, 1e-8},
                new double[] {1e-22, 5e14 + 0.5},
                new double[] {0.1, 1 / 3.0, -1 / 3.0},
                new double[] {Double.MAX_VALUE, Double.MIN_VALUE, -1e22});
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbersOfAnyScaleComeBack(double[] numbers) throws IOException {
        Entries all = new Entries(SeriesKind.NUMBERS);
        for (double number : numbers) {
            all.insert(5, new Value.Real(number));
        }

        Entries back = there(all);

        assertThat(back.size()).isEqualTo(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(back.numbers().get(i)).isEqualTo(numbers[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {6, -1, 127})
    void aTypeThatNobodyWroteIsNotGuessed(byte type) throws IOException {
        PackedWriter out = new PackedWriter();
        out.one(type);
        PackedReader in = read(out);

        assertThatIllegalStateException()
                .isThrownBy(() -> Values.read(1, in))
                .withMessageContaining("unknown type " + type);
    }

    @Test
    void aKindHasTheCodeItAlwaysHadAndAnotherCodeIsRefused() throws IOException {
        assertThat(SeriesKind.values())
                .extracting(SeriesKind::code)
                .containsExactly((byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5);
        for (SeriesKind kind : SeriesKind.values()) {
            assertThat(SeriesKind.ofCode(kind.code())).isEqualTo(kind);
        }
        assertThatIOException().isThrownBy(() -> SeriesKind.ofCode((byte) 6));
    }

    private static void assertAre(List<Value> values, Entries entries) {
        assertThat(entries.size()).isEqualTo(values.size());
        for (int i = 0; i < values.size(); i++) {
            assertThat(entries.values().get(i)).isEqualTo(values.get(i));
        }
    }

    private static Entries there(Entries entries) throws IOException {
        PackedWriter out = new PackedWriter();
        entries.write(out);
        return Entries.read(entries.kind(), read(out));
    }

    private static PackedReader read(PackedWriter out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        out.writeTo(new DataOutputStream(bytes));
        return PackedReader.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
