package dev.weir.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.hostile.ByteMutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are no rules are hostile until they are checked. */
final class HostileDocumentsTest {
    private static final int PUSHES = 150;
    private static final List<String> GOOD = List.of(
            "{\"id\":\"defs/d\",\"version\":2,\"conditions\":{\"large\":\"transaction.amount > 500 && defs.n > 2\"},"
                    + "\"features\":{\"n\":{\"count\":\"transaction\",\"by\":[\"cardId\"],\"over\":\"1h\"}}}",
            "{\"id\":\"job/schema\",\"version\":2,\"outcomes\":[\"HOLD\"],\"values\":{\"click.type\":[\"VIEW\"]},"
                    + "\"limits\":{\"maxRules\":20000,\"maxWindow\":\"400d\"},"
                    + "\"channels\":{\"offers\":{\"outcomes\":[\"TIP\",\"VOUCHER\"]}}}");

    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);
    private final RulebookMemory memory = new RulebookMemory();
    private final Rulebooks operators = Documented.rulebooks();
    private long offset;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void eachIsAnsweredAndWhatIsInForceCanBeDecidedBy(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        push("defs/d", bytes(GOOD.get(0).replace("\"version\":2", "\"version\":1")));
        push("a", bytes(RuleDraft.rule("a").when("defs.large").outcome("REVIEW").json()));
        int refused = 0;

        for (int i = 0; i < PUSHES; i++) {
            int which = random.nextInt(GOOD.size());
            byte[] bad = ByteMutations.mutate(bytes(GOOD.get(which)), random);
            refused += push(which == 0 ? "defs/d" : "job/schema", bad) == Kind.REJECTED ? 1 : 0;
        }

        assertThat(refused).isGreaterThan(PUSHES / 3);
        assertThat(memory.inForce()).containsOnlyKeys("a");
        assertThat(operators.latest().born()).containsOnlyKeys("a");
    }

    private Kind push(String key, byte[] document) {
        RawRecord record = new RawRecord("rules", 0, offset++, 0, bytes(key), document);
        UpdateResult result = keeper.check(record, memory, 0).orElseThrow();
        result.update().ifPresent(operators::receive);
        return result.answer().kind();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
