package dev.weir.engine;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.Push;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.io.document.Documents;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How many rules there may be, and what becomes of those that were there before. */
final class RuleBoundsTest {
    private static final long HOUR = 3_600_000;
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
        Rulebooks rulebooks = Documented.rulebooks(Documented.documents(), compiler(1, 1), EngineSettings.DEFAULT);

        rulebooks.receive(Documented.put(1, "a", withFeatures("a", 2)));

        assertThat(rulebooks.latest().born()).containsOnlyKeys("a");
        assertThat(push(keeper(1, 1), "a", withFeatures("a", 2)).errors())
                .extracting(RuleError::path)
                .containsExactly("features");
    }

    @ParameterizedTest
    @MethodSource("lowered")
    void aRuleInForceStaysAndDecidesWhicheverBoundIsLoweredAndItsAnswerSaysSo(RuleLimits lowered, String why) {
        String document = large("a");
        push(keeper(RuleLimits.DEFAULT), "a", document);
        Documents documents = Documents.json(lowered.maxDocumentBytes());
        Rulebooks rulebooks = Documented.rulebooks(documents, compiler(lowered), EngineSettings.DEFAULT);
        rulebooks.receive(Documented.put(1, "a", document));
        assertThat(rulebooks.latest().born()).containsOnlyKeys("a");

        RuleStatus answer = keeper(lowered).beyondBounds("a", memory).orElseThrow();

        assertThat(answer.kind()).isEqualTo(Kind.SHADOW);
        assertThat(answer.notes().warnings().get(0).message()).contains("stays in force", "raise the limit again");
        assertThat(answer.notes().warnings().get(1).message()).contains(why);
        assertThat(push(keeper(lowered), "b", large("b")).kind()).isEqualTo(Kind.REJECTED);
        assertThat(push(keeper(lowered), "a", document).kind()).isNotEqualTo(Kind.ACTIVE);
    }

    private static Stream<Arguments> lowered() {
        RuleLimits most = RuleLimits.DEFAULT;
        long window = most.maxWindowMillis();
        return Stream.of(
                arguments(new RuleLimits(400, 8192, window, 1_000), "at most 400 are read"),
                arguments(new RuleLimits(100_000, 100, window, 1_000), "at most 100 are allowed"),
                arguments(new RuleLimits(100_000, 8192, 24 * HOUR - 1, 1_000), "24h"),
                arguments(new RuleLimits(100_000, 8192, window, 499), "499"));
    }

    @Test
    void aRuleWithinBoundsIsNotSpokenOf() {
        push(keeper(RuleLimits.DEFAULT), "a", large("a"));
        RuleLimits just = new RuleLimits(100_000, 8192, 24 * HOUR, 500);

        assertThat(keeper(just).beyondBounds("a", memory)).isEmpty();
        assertThat(keeper(just).beyondBounds("nobody's", memory)).isEmpty();
    }

    @Test
    void aRuleAndAListComeBackWithoutStateThoughTheyAreBeyondTheBoundsOfToday() {
        RuleLimits lowered = new RuleLimits(400, 100, HOUR, 10);
        Documents documents = Documents.json(400).withLists(10, 1);
        RulebookKeeper keeper = new RulebookKeeper(documents, compiler(lowered), RulebookTopics.DEFAULT);
        byte[] list = "{\"name\": \"blocked\", \"entries\": [\"c1\", \"c2\"]}".getBytes(StandardCharsets.UTF_8);

        assertThat(keeper.restore(written("list:blocked", list), memory, 0)
                        .answer()
                        .kind())
                .isEqualTo(Kind.ACTIVE);
        assertThat(keeper.restore(written("a", large("a").getBytes(StandardCharsets.UTF_8)), memory, 0)
                        .answer()
                        .kind())
                .isEqualTo(Kind.SHADOW);
    }

    private InForceEntry written(String key, byte[] document) {
        RecordPlace place = new RecordPlace("rules", 0, 1);
        return new InForceEntry(key, document, 1, memory.epoch() + 1, new Push(place, 0, Sender.NOBODY, false), "");
    }

    /** Of over 400 bytes, with an expression of over 100 characters, windows of a day, and 500 open matches. */
    private static String large(String id) {
        return """
                {"id": "%s", "version": 1, "mode": "shadow", "by": ["customerId"],
                 "features": {"n": {"count": "transaction", "by": ["customerId"], "over": "24h"}},
                 "pattern": {"within": "24h", "maxOpen": 500,
                   "stages": [{"name": "a", "on": "transaction", "where": "%s"}, {"name": "b", "on": "transaction"}]},
                 "then": {"outcome": "REVIEW", "cooldown": "24h"}}""".formatted(id, "transaction.amount > 1 || ".repeat(7) + "transaction.amount > 2");
    }

    private static RulebookKeeper keeper(RuleLimits limits) {
        return new RulebookKeeper(Documents.json(limits.maxDocumentBytes()), compiler(limits), RulebookTopics.DEFAULT);
    }

    private static RuleCompiler compiler(RuleLimits limits) {
        return new RuleCompiler(Schema.PLAIN, limits);
    }

    private RuleStatus push(RulebookKeeper keeper, String key, String document) {
        return keeper.check(pushed(offset++, key, document), memory, 0)
                .orElseThrow()
                .answer();
    }

    private static RulebookKeeper keeper(int maxRules, int maxFeatures) {
        return new RulebookKeeper(Documented.documents(), compiler(maxRules, maxFeatures), RulebookTopics.DEFAULT);
    }

    private static RuleCompiler compiler(int maxRules, int maxFeatures) {
        RuleCounts counts = new RuleCounts(maxRules, maxFeatures);
        return new RuleCompiler(
                Schema.PLAIN,
                new RuleLimits(100_000, 1_000, 3_600_000, 10, ExpressionLimits.DEFAULT, counts, 3_600_000));
    }

    private static String withFeatures(String id, int count) {
        String features = IntStream.range(0, count)
                .mapToObj(i -> "f" + i + ": {count: transaction, by: [ip], over: 1m}")
                .collect(Collectors.joining(", "));
        return RuleDraft.rule(id)
                .features(features)
                .when("f0 > 0")
                .outcome("BLOCK")
                .json();
    }
}
