package dev.weir.engine;

import static dev.weir.engine.Documented.always;
import static dev.weir.engine.Documented.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Push;
import dev.weir.events.RecordPlace;
import dev.weir.events.RuleError;
import dev.weir.events.RuleStatus;
import dev.weir.events.RuleStatus.Kind;
import dev.weir.events.Schema;
import dev.weir.events.Sender;
import dev.weir.rules.ExpressionLimits;
import dev.weir.rules.RuleCompiler;
import dev.weir.rules.RuleCounts;
import dev.weir.rules.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many rules there may be, and what becomes of those that were there before. */
final class RuleBoundsTest {
    private final RulebookMemory memory = new RulebookMemory();
    private long offset;

    @Test
    void aRuleBeyondTheMostIsRejectedWithWordsAndThoseInForceStay() {
        RulebookKeeper keeper = keeper(2, 50);
        assertThat(push(keeper, "a", always("a", 1, "BLOCK")).kind()).isEqualTo(Kind.ACTIVE);
        assertThat(push(keeper, "b", always("b", 1, "BLOCK")).kind()).isEqualTo(Kind.ACTIVE);

        RuleStatus third = push(keeper, "c", always("c", 1, "BLOCK"));

        assertThat(third.kind()).isEqualTo(Kind.REJECTED);
        assertThat(third.errors())
                .extracting(RuleError::message)
                .containsExactly("there are 2 rules in force, and at most 2 are allowed (limits.maxRules): remove one"
                        + " first, or raise the limit in the job config");
        assertThat(memory.inForce()).containsOnlyKeys("a", "b");
        assertThat(memory.epoch()).isEqualTo(2);
    }

    @Test
    void whereThereAreAsManyAsThereMayBeOneIsReplacedAndOneGivesRoom() {
        RulebookKeeper keeper = keeper(1, 50);
        push(keeper, "a", always("a", 1, "BLOCK"));

        assertThat(push(keeper, "a", always("a", 2, "BLOCK")).kind()).isEqualTo(Kind.ACTIVE);
        assertThat(push(keeper, "a", "").kind()).isEqualTo(Kind.REMOVED);
        assertThat(push(keeper, "b", always("b", 1, "BLOCK")).kind()).isEqualTo(Kind.ACTIVE);
    }

    @Test
    void whatIsInForceComesBackWhateverTheLimitsAreNow() {
        RulebookKeeper keeper = keeper(1, 1);
        for (String id : List.of("a", "b", "c")) {
            byte[] document = withFeatures(id, 2).getBytes(StandardCharsets.UTF_8);
            RecordPlace place = new RecordPlace("rules", 0, 1);
            InForceEntry entry =
                    new InForceEntry(id, document, 1, memory.epoch() + 1, new Push(place, 0, Sender.NOBODY, false), "");
            assertThat(keeper.restore(entry, memory, 0).answer().kind()).isEqualTo(Kind.ACTIVE);
        }

        assertThat(memory.inForce()).containsOnlyKeys("a", "b", "c");
        assertThat(push(keeper, "d", always("d", 1, "BLOCK")).kind()).isEqualTo(Kind.REJECTED);
        assertThat(push(keeper, "a", always("a", 2, "BLOCK")).kind()).isEqualTo(Kind.ACTIVE);
    }

    @Test
    void aRuleInForceDecidesAlsoIfItHasMoreFeaturesThanOneMayHaveNow() {
        Rulebooks rulebooks = new Rulebooks(Documented.documents(), compiler(1, 1), EngineSettings.DEFAULT);

        rulebooks.hear(new RulebookUpdate.Put(1, "a", withFeatures("a", 2)));

        assertThat(rulebooks.latest().born()).containsOnlyKeys("a");
        assertThat(push(keeper(1, 1), "a", withFeatures("a", 2)).errors())
                .extracting(RuleError::path)
                .containsExactly("features");
    }

    private RuleStatus push(RulebookKeeper keeper, String key, String document) {
        return keeper.judge(pushed(offset++, key, document), memory, 0)
                .orElseThrow()
                .answer();
    }

    private static RulebookKeeper keeper(int maxRules, int maxFeatures) {
        return new RulebookKeeper(Documented.documents(), compiler(maxRules, maxFeatures), RulebookTopics.DEFAULT);
    }

    private static RuleCompiler compiler(int maxRules, int maxFeatures) {
        RuleCounts counts = new RuleCounts(maxRules, maxFeatures);
        return new RuleCompiler(
                Schema.PLAIN, new RuleLimits(100_000, 1_000, 3_600_000, 10, ExpressionLimits.DEFAULT, counts));
    }

    private static String withFeatures(String id, int count) {
        String features = IntStream.range(0, count)
                .mapToObj(i -> "\"f" + i + "\": {\"count\": \"transaction\", \"by\": [\"ip\"], \"over\": \"1m\"}")
                .collect(Collectors.joining(",", "\"features\": {", "},"));
        return Documented.on(id, 1, "transaction", "f0 > 0", "BLOCK", features);
    }
}
