package dev.weir.bench.catchup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The settings of a job under measurement.
 *
 * @param backend as in a job config
 */
record JobSetting(String backend, int parallelism) {
    private static final List<String> BACKENDS = List.of("rocksdb", "hashmap");

    /**
     * Returns all combinations.
     *
     * @param backends separated by commas
     * @param parallelisms separated by commas
     * @throws IllegalArgumentException with what to write instead
     */
    static List<JobSetting> of(String backends, String parallelisms) {
        List<JobSetting> all = new ArrayList<>();
        for (String backend : backends.split(",", -1)) {
            if (!BACKENDS.contains(backend.strip())) {
                throw new IllegalArgumentException("-Dweir.backends=" + backends + " is not understood; write rocksdb,"
                        + " hashmap or both with a comma between");
            }
            Arrays.stream(parallelisms.split(","))
                    .map(number -> new JobSetting(backend.strip(), whole(number.strip(), parallelisms)))
                    .forEach(all::add);
        }
        return all;
    }

    private static int whole(String number, String all) {
        if (!number.matches("[1-9]\\d?")) {
            throw new IllegalArgumentException(
                    "-Dweir.instances=" + all + " is not understood; write numbers from 1 to 99, such as 1,2,4");
        }
        return Integer.parseInt(number);
    }

    /** Returns settings of the job config, by key. */
    Map<String, String> settings() {
        return Map.of("state.backend", backend, "parallelism", Integer.toString(parallelism));
    }
}
