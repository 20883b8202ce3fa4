package dev.weir.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random rules that draw on every construct of the language, as documents, against a twin that keeps everything. */
final class FieldTwinTest {
    private static final int SEEDS = 110;

    /** Enough that every construct decides something, so that a build need not play all; found by taking what adds most. */
    private static final Set<Long> ENOUGH =
            Set.of(1L, 11L, 25L, 33L, 39L, 41L, 48L, 49L, 51L, 57L, 68L, 72L, 77L, 88L, 90L, 93L, 96L);

    /** What has to have decided something, or kept something from it, over all seeds. */
    private static final List<String> CONSTRUCTS = List.of(
            "absence",
            "avg",
            "bucket",
            "by all",
            "by customerId",
            "by customerId ip",
            "by deviceId",
            "by ip",
            "by rule",
            "calendar",
            "coarse",
            "column",
            "column in a stage",
            "column of a match",
            "computed key",
            "considered cap",
            "considered cooldown",
            "considered holdout",
            "considered value",
            "count",
            "date birth",
            "date ends",
            "date once",
            "date every month",
            "date every year",
            "decided",
            "defs condition",
            "defs feature",
            "distinct",
            "earlier stage",
            "entropy",
            "ewma",
            "exact false",
            "expired",
            "field of a decision",
            "field of a row",
            "final",
            "fired",
            "fired beside",
            "first",
            "forever",
            "gone",
            "group",
            "holdout",
            "last",
            "linked back",
            "linked forward",
            "list hot",
            "list known",
            "list write",
            "lookup or else",
            "lookup row",
            "lookup value",
            "max",
            "median",
            "min",
            "mode",
            "noSkip",
            "not between",
            "on click",
            "on customer",
            "on date",
            "on transaction",
            "over click",
            "over customer",
            "over decision",
            "over transaction",
            "overruled",
            "pattern",
            "per",
            "per day",
            "percentile",
            "points",
            "policies/all",
            "policies/extra",
            "policies/more",
            "policies/tips",
            "precise false",
            "recently",
            "recheck",
            "rests: budget",
            "rests: cap",
            "rests: cap by",
            "rests: cooldown",
            "rests: cooldown by",
            "rests: paced",
            "session",
            "shadow",
            "shift",
            "since",
            "skipPastLastEvent",
            "skipToNext",
            "sliding",
            "stage keys",
            "stage on click",
            "stage on customer",
            "stage on decision",
            "stage on transaction",
            "stddev",
            "subject",
            "sum",
            "topK",
            "waited",
            "zone of a row",
            "zone of a row in a window");

    @Test
    void theEngineDecidesAsTheTwinDoesAndEveryConstructDecidesSomething() {
        boolean isCapped = Seeds.upTo(SEEDS).count() < SEEDS;
        LongStream seeds = isCapped
                ? Seeds.upTo(SEEDS)
                : LongStream.concat(ENOUGH.stream().mapToLong(Long::longValue), Seeds.spreadUpTo(SEEDS));
        Tally all = new Tally();
        for (long seed : seeds.distinct().toArray()) {
            TwinRun run = new TwinRun(seed);
            run.play();
            all.add(run.tally());
        }
        if (!isCapped) {
            assertThat(all.times().keySet())
                    .as("what decided something; a change of what is drawn needs other seeds than ENOUGH")
                    .containsAll(CONSTRUCTS);
        }
    }
}
