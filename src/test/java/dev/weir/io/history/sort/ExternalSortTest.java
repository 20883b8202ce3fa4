package dev.weir.io.history.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExternalSortTest {
    private static final byte[] FORM = {1, 2, 3, 4};
    private static final int BYTES = FORM.length + SortChunk.BYTES_BESIDE;

    @TempDir
    private Path folder;

    private static Stored thing(long millis, long at) {
        return new Stored(millis, 0, at, FORM);
    }

    private static List<String> all(Cursor<Stored> things) throws IOException {
        List<String> all = new ArrayList<>();
        for (Optional<Stored> next = things.next(); next.isPresent(); next = things.next()) {
            all.add(next.get().millis() + "@" + next.get().at());
            assertThat(next.get().form()).isEqualTo(FORM);
        }
        return all;
    }

    @Test
    void aChunkHoldsAsManyThingsAsFitAndAlwaysOne() {
        SortChunk chunk = new SortChunk(3 * BYTES);
        assertThat(chunk.add(thing(5, 1)) && chunk.add(thing(4, 2)) && chunk.add(thing(5, 3)))
                .isTrue();
        assertThat(chunk.add(thing(1, 4))).isFalse();
        assertThat(chunk.bytes()).isEqualTo(3L * BYTES);
        assertThat(new SortChunk(1).add(thing(1, 1))).isTrue();
    }

    @Test
    void thingsOfTheSameTimeStayInOrder() throws IOException {
        SortChunk chunk = new SortChunk(1_000);
        for (int at = 0; at < 5; at++) {
            chunk.add(thing(at % 2, at));
        }
        assertThat(all(chunk.sorted())).containsExactly("0@0", "0@2", "0@4", "1@1", "1@3");
    }

    @Test
    void timesTooFarApartForOneChunkAreSortedInTwo() throws IOException {
        SortChunk chunk = new SortChunk(1_000);
        assertThat(chunk.add(thing(0, 0)) && chunk.add(thing((1L << 41) - 1, 1)))
                .isTrue();
        assertThat(chunk.add(thing(1L << 41, 2))).isFalse();
        try (ExternalSort sort = new ExternalSort(folder, 1_000)) {
            sort.add(thing(Long.MAX_VALUE, 0));
            sort.add(thing(Long.MIN_VALUE, 1));
            sort.add(thing(0, 2));
            assertThat(all(sort.sorted())).containsExactly(Long.MIN_VALUE + "@1", "0@2", Long.MAX_VALUE + "@0");
        }
    }

    @Test
    void atTheBoundNothingIsWritten() throws IOException {
        try (ExternalSort sort = new ExternalSort(folder, 2 * BYTES)) {
            sort.add(thing(2, 0));
            sort.add(thing(1, 1));
            assertThat(sort.written()).isZero();
            sort.add(thing(0, 2));
            assertThat(sort.written()).isOne();
            assertThat(all(sort.sorted())).containsExactly("0@2", "1@1", "2@0");
        }
    }

    @Test
    void manyFilesAreMergedToFewer() throws IOException {
        Random random = new Random(1);
        int count = ExternalSort.MOST_RUNS * 3 + 5;
        List<String> expected = new ArrayList<>();
        try (ExternalSort sort = new ExternalSort(folder, BYTES)) {
            List<Stored> things = new ArrayList<>();
            for (int at = 0; at < count; at++) {
                things.add(thing(random.nextInt(20), at));
                sort.add(things.get(at));
            }
            things.sort(Stored.ORDER);
            things.forEach(thing -> expected.add(thing.millis() + "@" + thing.at()));
            assertThat(files()).hasSizeLessThan(ExternalSort.MOST_RUNS);
            assertThat(all(sort.sorted())).isEqualTo(expected);
            assertThat(files()).isEmpty();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aCursorIsAskedOnlyWhenItsTimeHasCome() throws IOException {
        Merge<Stored> merge = new Merge<>(Stored::millis, Stored.ORDER);
        List<String> asked = new ArrayList<>();
        merge.add(1, told("a", asked, thing(1, 0), thing(5, 0)));
        merge.add(5, told("b", asked, thing(6, 1)));
        merge.add(9, told("c", asked, thing(9, 2)));
        assertThat(merge.next()).map(Stored::millis).hasValue(1L);
        assertThat(asked).doesNotContain("c");
        assertThat(merge.next()).map(Stored::millis).hasValue(5L);
        assertThat(merge.next()).map(Stored::millis).hasValue(6L);
        assertThat(asked).doesNotContain("c").contains("a closed");
        assertThat(merge.next()).map(Stored::millis).hasValue(9L);
        assertThat(merge.next()).isEmpty();
        assertThat(asked).contains("b closed", "c closed");
    }

    private static Cursor<Stored> told(String name, List<String> asked, Stored... things) {
        return new Cursor<>() {
            private int next;

            @Override
            public Optional<Stored> next() {
                asked.add(name);
                return next < things.length ? Optional.of(things[next++]) : Optional.empty();
            }

            @Override
            public void close() {
                asked.add(name + " closed");
            }
        };
    }
}
