package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.warm.WarmUp;
import dev.weir.events.answer.FeatureNote;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.RuleDraft;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an answer says of the features and the pattern of a rule that comes into force. */
final class KeptFeaturesTest {
    private static final long HOUR = 3_600_000;
    private static final String HOURLY = feature("1h", "");
    private static final String PATTERN = """
            {"id":"p","version":%d,"pattern":{"within":"1h","onEdit":"%s","stages":[{"name":"a","on":"transaction",
            "where":"transaction.amount < %d"},{"name":"b","on":"transaction"}]},"then":{"outcome":"%s"}}""";

    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);
    private RulebookMemory memory = new RulebookMemory();
    private long offset;

    @Test
    void aNewFeatureIsWarmingUntilItsWindowHasPassed() {
        assertThat(push("a", 1, HOURLY, 5 * HOUR).features()).containsExactly(new FeatureNote("n", 6 * HOUR));
    }

    @Test
    void aFeatureThatWasInForceIsKeptWhateverElseChanges() {
        push("a", 1, HOURLY, 5 * HOUR);
        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        assertThat(push("a", 2, HOURLY, 5 * HOUR + 60_000).features())
                .as("still warming, and no longer than before")
                .containsExactly(new FeatureNote("n", 6 * HOUR));
        assertThat(push("a", 3, HOURLY, 6 * HOUR).features()).containsExactly(new FeatureNote("n", 0));
    }

    @Test
    void anotherRuleKeepsItToo() {
        push("a", 1, HOURLY, 5 * HOUR);
        push("b", 1, HOURLY, 6 * HOUR);
        remove("a");

        assertThat(push("c", 1, HOURLY, 7 * HOUR).features()).containsExactly(new FeatureNote("n", 0));
    }

    @Test
    void aModelIsGivenWhatARuleInShadowKeepsForIt() {
        push("a", 1, "\"mode\":\"shadow\"," + HOURLY, 5 * HOUR);
        String model = """
                {"model":"m","version":1,"on":"transaction","kind":"logistic","inputs":{"n":"n"},"weights":{"n":1},
                "features":{"n":{"count":"transaction","by":["customerId"],"over":"1h"}}}""";
        RawRecord record = new RawRecord(
                RulebookTopics.DEFAULT.models(),
                0,
                0,
                0,
                "m".getBytes(StandardCharsets.UTF_8),
                model.getBytes(StandardCharsets.UTF_8));

        RuleNotes notes =
                keeper.check(record, memory, 6 * HOUR).orElseThrow().answer().notes();
        assertThat(notes.features()).containsExactly(new FeatureNote("n", 0));
    }

    @Test
    void aShorterWindowOverTheSameIsKeptAndALongerOneIsWarming() {
        push("a", 1, HOURLY, 5 * HOUR);

        assertThat(push("a", 2, feature("30m", ""), 8 * HOUR).features()).containsExactly(new FeatureNote("n", 0));
        assertThat(push("a", 3, feature("2h", ""), 8 * HOUR).features())
                .containsExactly(new FeatureNote("n", 10 * HOUR));
    }

    @Test
    void whatOnlyKeepsTheLatestEventKeepsTooLittleForOthersAndOthersEnoughForIt() {
        String since = HOURLY.replace("count", "since");
        push("a", 1, since, 5 * HOUR);
        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        assertThat(push("a", 2, since, 7 * HOUR).features()).containsExactly(new FeatureNote("n", 0));
        assertThat(push("b", 1, HOURLY, 7 * HOUR).features()).containsExactly(new FeatureNote("n", 8 * HOUR));
        remove("a");
        assertThat(push("c", 1, since, 9 * HOUR).features()).containsExactly(new FeatureNote("n", 0));
    }

    @Test
    void anotherConditionMakesItAnotherFeature() {
        push("a", 1, HOURLY, 5 * HOUR);

        assertThat(push("a", 2, feature("1h", "\"where\":\"transaction.amount > 5\","), 8 * HOUR)
                        .features())
                .containsExactly(new FeatureNote("n", 9 * HOUR));
    }

    @Test
    void aFeatureThatNoRuleHadForAWhileBeginsAnew() {
        push("a", 1, HOURLY, 5 * HOUR);
        remove("a");

        assertThat(push("a", 1, HOURLY, 8 * HOUR).features()).containsExactly(new FeatureNote("n", 9 * HOUR));
    }

    @Test
    void whatHistoryTellsCountsForTheRulesThatComeIntoForceAtThatStartOnly() {
        push("a", 1, HOURLY, 5 * HOUR);
        String series = Objects.requireNonNull(memory.inForce().get("a"))
                .features()
                .get(0)
                .series();
        remove("a");
        memory.warm(List.of(new WarmUp(series, HOUR, 4 * HOUR)));
        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        assertThat(push("a", 2, HOURLY, 5 * HOUR).features()).containsExactly(new FeatureNote("n", 0));
        assertThat(push("b", 1, feature("2h", ""), 5 * HOUR).features())
                .as("history was played for less")
                .containsExactly(new FeatureNote("n", 7 * HOUR));
        remove("a");
        memory.warm(List.of(new WarmUp(series, HOUR, 4 * HOUR + HOUR / 2)));
        assertThat(push("a", 3, HOURLY, 5 * HOUR).features())
                .as("there was less than an hour of it")
                .containsExactly(new FeatureNote("n", 5 * HOUR + HOUR / 2));
        memory.warm(List.of());
        remove("a");
        remove("b");
        assertThat(push("c", 1, HOURLY, 6 * HOUR).features()).containsExactly(new FeatureNote("n", 7 * HOUR));
    }

    @Test
    void aPatternIsKeptWhileItsStructureIsAndRestartsOrDrainsWithAnother() {
        assertThat(pattern(1, "reset", 1, "REVIEW").pattern()).isEqualTo("restarted");
        assertThat(pattern(2, "reset", 1, "BLOCK").pattern()).isEqualTo("kept");
        assertThat(pattern(3, "reset", 2, "BLOCK").pattern()).isEqualTo("restarted");
        assertThat(pattern(4, "drain", 3, "BLOCK").pattern()).isEqualTo("draining");
    }

    private RuleNotes pattern(int version, String onEdit, int amount, String outcome) {
        return push("p", PATTERN.formatted(version, onEdit, amount, outcome), HOUR);
    }

    private static String feature(String over, String where) {
        return "\"features\":{\"n\":{\"count\":\"transaction\"," + where + "\"by\":[\"customerId\"],\"over\":\"" + over
                + "\"}},";
    }

    private RuleNotes push(String id, long version, String features, long nowMillis) {
        return push(
                id,
                RuleDraft.rule(id)
                        .version(version)
                        .with(features)
                        .when("n > " + version)
                        .json(),
                nowMillis);
    }

    private RuleNotes push(String id, String document, long nowMillis) {
        return keeper.check(Documented.pushed(offset++, id, document), memory, nowMillis)
                .orElseThrow()
                .answer()
                .notes();
    }

    private void remove(String id) {
        RawRecord record = new RawRecord("rules", 0, offset++, 0, id.getBytes(StandardCharsets.UTF_8), new byte[0]);
        assertThat(keeper.check(record, memory, 0)).isPresent();
    }
}
