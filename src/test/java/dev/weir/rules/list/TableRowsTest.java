package dev.weir.rules.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.Value;
import dev.weir.events.ValueType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TableRowsTest {
    private static final TableShape RATES = TableShape.of(ValueType.DOUBLE);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTableHasWhatAMapOfMapsHasAlsoAfterItWasWrittenAndRead(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<ValueType> types = List.of(ValueType.values());
        Map<String, ValueType> fields = new LinkedHashMap<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            fields.put("f" + i, types.get(random.nextInt(types.size())));
        }
        Map<String, Map<String, Value>> naive = new LinkedHashMap<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            Map<String, Value> row = new HashMap<>();
            fields.forEach((name, type) -> row.put(name, random.nextInt(4) == 0 ? Value.absent() : any(type, random)));
            naive.put("k" + random.nextInt(100), row);
        }

        ListEntries table = table(fields, naive);
        ListEntries read = there(table);

        assertThat(read).isEqualTo(table);
        assertThat(read.fingerprint()).isEqualTo(table.fingerprint());
        assertThat(read.rows().shape()).isEqualTo(TableShape.of(fields));
        for (int i = 0; i < 100; i++) {
            String key = "k" + i;
            Map<String, Value> row = naive.get(key);
            assertThat(read.find(key) != ListEntries.NOT_THERE).isEqualTo(row != null);
            if (row != null) {
                fields.keySet()
                        .forEach(field -> assertThat(read.rows().at(read.find(key), field))
                                .isEqualTo(row.get(field)));
            }
        }
    }

    private static Value any(ValueType type, SplittableRandom random) {
        return switch (type) {
            case STRING -> new Value.Text("t\u20AC" + random.nextInt(5));
            case INT -> new Value.Int(random.nextLong());
            case DOUBLE -> new Value.Real(random.nextDouble() - 0.5);
            case BOOL -> new Value.Bool(random.nextBoolean());
            case TIMESTAMP -> new Value.Time(random.nextLong(-1_000_000, 1_000_000));
        };
    }

    private static ListEntries table(Map<String, ValueType> fields, Map<String, Map<String, Value>> rows) {
        List<List<Value>> byField = new ArrayList<>();
        fields.keySet()
                .forEach(field -> byField.add(
                        rows.values().stream().map(row -> row.get(field)).toList()));
        return ListEntries.of(rows.keySet(), TableRows.of(TableShape.of(fields), byField));
    }

    @Test
    void everyValueAndEveryNameMattersAndTheOrderOfTheRowsDoesNot() {
        long one = rates(List.of("a", "b"), 1, 2).fingerprint();

        assertThat(rates(List.of("b", "a"), 2, 1).fingerprint()).isEqualTo(one);
        assertThat(rates(List.of("a", "b"), 2, 1).fingerprint()).isNotEqualTo(one);
        assertThat(ListEntries.of(List.of("a", "b")).fingerprint()).isNotEqualTo(one);
        ListEntries named = table(
                Map.of("rate", ValueType.DOUBLE),
                new LinkedHashMap<>(
                        Map.of("a", Map.of("rate", new Value.Real(1)), "b", Map.of("rate", new Value.Real(2)))));
        assertThat(named.fingerprint()).isNotEqualTo(one);
    }

    @Test
    void aFieldThatNoRowHasIsAbsent() {
        ListEntries rates = rates(List.of("a"), 1);

        assertThat(rates.rows().at(rates.find("a"), "rate")).isEqualTo(Value.absent());
        assertThat(rates.find("c")).isEqualTo(ListEntries.NOT_THERE);
    }

    @Test
    void keysWithoutARowAreNoTable() {
        assertThatThrownBy(() -> rates(List.of("a", "b"), 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHundredThousandRowsOfANumberAndAFewTextsTakeSixMegabytes() {
        List<String> keys =
                IntStream.range(0, 100_000).mapToObj(i -> "merchant-" + i).toList();
        Map<String, ValueType> fields = new LinkedHashMap<>();
        fields.put("risk", ValueType.INT);
        fields.put("category", ValueType.STRING);
        List<Value> risks =
                keys.stream().<Value>map(key -> new Value.Int(key.length())).toList();
        List<Value> categories = IntStream.range(0, 100_000)
                .<Value>mapToObj(i -> new Value.Text("category-" + i % 100))
                .toList();

        ListEntries table = ListEntries.of(keys, TableRows.of(TableShape.of(fields), List.of(risks, categories)));

        assertThat(table.bytes()).isBetween(3_000_000L, 6_000_000L);
    }

    private static ListEntries rates(List<String> keys, double... rates) {
        List<Value> values =
                Arrays.stream(rates).<Value>mapToObj(Value.Real::new).toList();
        return ListEntries.of(keys, TableRows.of(RATES, List.of(values)));
    }

    private static ListEntries there(ListEntries table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.write(new DataOutputStream(bytes));
        return ListEntries.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
