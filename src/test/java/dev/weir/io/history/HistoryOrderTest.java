package dev.weir.io.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.io.value.Timestamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A history is one sequence, however it lies in files. */
final class HistoryOrderTest {
    private static final long BEGIN = 1_772_359_200_000L;
    private static final int TINY_CHUNK = 600;

    @TempDir
    private Path path;

    static LongStream seeds() {
        return Seeds.upTo(40);
    }

    private record Moment(long millis, String id) {
        String line(boolean json) {
            String time = Timestamps.text(millis);
            return json ? HistoryFolder.line(id, time) : id + "," + time + ",c,1.5\n";
        }
    }

    /** Each at a time of its own. */
    private static List<Moment> moments(Random random) {
        List<Moment> moments = new ArrayList<>();
        long at = BEGIN;
        for (int i = 0; i < 1 + random.nextInt(120); i++) {
            at += 1 + random.nextInt(100_000);
            moments.add(new Moment(at, "t-" + i));
        }
        return moments;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySplitOfAHistoryOverFilesFormatsAndOrderGivesTheSameSequence(long seed) throws IOException {
        Random random = new Random(seed);
        List<Moment> moments = moments(random);
        List<List<Moment>> files = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            files.add(new ArrayList<>());
        }
        boolean byTime = random.nextBoolean();
        for (int i = 0; i < moments.size(); i++) {
            files.get(byTime ? i * files.size() / moments.size() : random.nextInt(files.size()))
                    .add(moments.get(i));
        }
        HistoryFolder folder = new HistoryFolder(path);
        for (int i = 0; i < files.size(); i++) {
            if (random.nextInt(3) == 0) {
                Collections.shuffle(files.get(i), random);
            }
            write(folder, "transactions-" + i, files.get(i), random);
        }
        int chunk = random.nextBoolean() ? TINY_CHUNK : HistoryInputs.USUAL_CHUNK_BYTES;
        HistoryFolder.Read read = folder.read(inputs -> inputs.sortingIn(path, chunk));
        assertThat(read.ids()).isEqualTo(moments.stream().map(Moment::id).toList());
        assertThat(read.rows()).isEqualTo(moments.size());
        assertThat(read.faults()).isEmpty();
    }

    private static void write(HistoryFolder folder, String name, List<Moment> moments, Random random) {
        boolean json = random.nextBoolean();
        StringBuilder text = new StringBuilder(json ? "" : "transactionId,timestamp,customerId,amount\n");
        moments.forEach(moment -> text.append(moment.line(json)));
        String packing = List.of("", ".gz", ".zst").get(random.nextInt(3));
        folder.file(name + (json ? ".jsonl" : ".csv") + packing, text.toString());
    }

    @Test
    void whatHappensAtTheSameTimeStaysInTheOrderOfItsPlaces() throws IOException {
        HistoryFolder folder = new HistoryFolder(path);
        List<String> expected = new ArrayList<>();
        for (int file = 0; file < 3; file++) {
            StringBuilder lines = new StringBuilder(file == 1 ? new Moment(BEGIN + 1, "last").line(true) : "");
            for (int i = 0; i < 30; i++) {
                expected.add(file + "/" + i);
                lines.append(new Moment(BEGIN, file + "/" + i).line(true));
            }
            folder.file("transactions-" + (2 - file) + ".jsonl", lines.toString()); // named in another order
        }
        expected.add("last");
        assertThat(folder.read().ids()).isEqualTo(expected);
        assertThat(folder.read(inputs -> inputs.sortingIn(path, TINY_CHUNK)).ids())
                .isEqualTo(expected);
    }

    @Test
    void onlyTheRangeIsKeptWhetherThereIsRoomOrNot() throws IOException {
        HistoryFolder folder = new HistoryFolder(path);
        List<Moment> moments = LongStream.range(0, 100)
                .mapToObj(i -> new Moment(BEGIN + i, "t-" + i))
                .toList();
        write(folder, "transactions-a", moments, new Random(1));
        List<Moment> backwards = new ArrayList<>(moments);
        Collections.reverse(backwards);
        write(folder, "transactions-b", backwards, new Random(2));
        List<String> expected = moments.subList(20, 30).stream()
                .flatMap(moment -> Stream.of(moment.id(), moment.id()))
                .toList();
        for (int chunk : List.of(TINY_CHUNK, HistoryInputs.USUAL_CHUNK_BYTES)) {
            HistoryFolder.Read read =
                    folder.read(inputs -> inputs.between(BEGIN + 20, BEGIN + 30).sortingIn(path, chunk));
            assertThat(read.ids()).isEqualTo(expected);
            assertThat(read.rows()).isEqualTo(200);
        }
    }

    @Test
    void moreFilesThanMayBeOpenAtOnceAreSorted() throws IOException {
        HistoryFolder folder = new HistoryFolder(path);
        List<Moment> all = new ArrayList<>();
        for (int file = 0; file <= Preparation.MOST_OPEN; file++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 5; i++) {
                Moment moment = new Moment(BEGIN + i * 1_000L + file, file + "/" + i);
                all.add(moment);
                lines.append(moment.line(true));
            }
            folder.file("transactions-" + file + ".jsonl", lines.toString());
        }
        all.sort(Comparator.comparingLong(Moment::millis));
        assertThat(folder.read(inputs -> inputs.sortingIn(path, TINY_CHUNK)).ids())
                .isEqualTo(all.stream().map(Moment::id).toList());
    }

    @Test
    void nothingTemporaryIsLeft() throws IOException {
        HistoryFolder folder = new HistoryFolder(path);
        folder.file("transactions.jsonl", backwards(200));
        try (History history = Histories.open(folder.inputs().sortingIn(path, TINY_CHUNK))) {
            assertThat(history.next()).isPresent(); // and the others are never asked for
            assertThat(history.bytesTotal()).isEqualTo(2 * Files.size(path.resolve("transactions.jsonl")));
        }
        try (Stream<Path> left = Files.list(path)) {
            assertThat(left).containsExactly(path.resolve("transactions.jsonl"));
        }
    }

    @Test
    void aHistoryThatNobodyReadsWaits() throws IOException {
        HistoryFolder folder = new HistoryFolder(path);
        folder.file("transactions.jsonl", backwards(ThreadedHistory.BATCH * (ThreadedHistory.MOST_WAITING + 2)));
        try (History history = Histories.open(folder.inputs())) {
            assertThat(history.next()).isPresent();
        } // which would not end if its thread did not
    }

    @Test
    void atTheEndAllBytesWereReadTwice() throws IOException {
        HistoryFolder folder = new HistoryFolder(path);
        folder.file("transactions-a.jsonl", backwards(50))
                .file(
                        "transactions-b.csv.gz",
                        "transactionId,timestamp,customerId,amount\n" + new Moment(BEGIN, "x").line(false));
        for (int chunk : List.of(TINY_CHUNK, HistoryInputs.USUAL_CHUNK_BYTES)) {
            try (History history = Histories.open(folder.inputs().sortingIn(path, chunk))) {
                while (history.next().isPresent()) {
                    assertThat(history.bytesRead()).isLessThanOrEqualTo(history.bytesTotal());
                }
                assertThat(history.bytesRead()).isEqualTo(history.bytesTotal());
            }
        }
    }

    private static String backwards(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = count; i > 0; i--) {
            lines.append(new Moment(BEGIN + i, "t-" + i).line(true));
        }
        return lines.toString();
    }
}
