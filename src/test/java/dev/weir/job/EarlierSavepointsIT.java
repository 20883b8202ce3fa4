package dev.weir.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A job that goes on from a savepoint that an earlier version of its jar left behind. */
final class EarlierSavepointsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("savepointsAndHowTheyAreRead")
    void aJobGoesOnFromASavepointOfAnEarlierVersion(KeptSavepoint kept, String backend, int parallelism)
            throws Exception {
        List<JsonNode> said = new UpgradeJobs(folder)
                .goOn(kept.story(), kept.unpack(folder.resolve("kept")), parallelism, Map.of("state.backend", backend));

        kept.assertSaid(said);
    }

    /** All in both ways in a thorough build; else the latest in both, and of those before one in turn. */
    static Stream<Arguments> savepointsAndHowTheyAreRead() throws IOException {
        List<KeptSavepoint> all = KeptSavepoint.all();
        boolean thorough = Seeds.isThorough();
        return IntStream.range(0, all.size()).boxed().flatMap(i -> {
            boolean both = thorough || i == all.size() - 1;
            Stream<Arguments> rocksdb = Stream.of(Arguments.of(all.get(i), "rocksdb", 1));
            Stream<Arguments> heap = Stream.of(Arguments.of(all.get(i), "hashmap", 2));
            return both ? Stream.concat(rocksdb, heap) : i % 2 == 0 ? rocksdb : heap;
        });
    }
}
