package dev.weir.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    static Stream<Arguments> savepointsAndHowTheyAreRead() throws IOException {
        return KeptSavepoint.all().stream()
                .flatMap(kept -> Stream.of(Arguments.of(kept, "rocksdb", 1), Arguments.of(kept, "hashmap", 2)));
    }
}
