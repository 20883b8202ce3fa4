package dev.weir.engine.deploy;

import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records that bring nothing into force: what is answered, and whether anything of theirs is in force besides. */
final class RefusedRecordsTest {
    private static final String RULES = RulebookTopics.DEFAULT.rules();
    private static final String LISTS = RulebookTopics.DEFAULT.lists();
    private static final String ANSWERS = RulebookTopics.DEFAULT.ruleStatus();
    private static final String LIST = "{\"name\": \"m\", \"entries\": [\"m-1\"]}";

    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);
    private final RulebookMemory memory = new RulebookMemory();
    private long offset;

    @Test
    void aRefusedRuleLeavesNothingUnlessAnEarlierVersionIsInForce() {
        assertThat(leavesNothing(check(RULES, "a", "no rule"))).isTrue();
        assertThat(leavesNothing(check(RULES, "a", always("a", 1, "BLOCK")))).isFalse();
        assertThat(leavesNothing(check(RULES, "a", "no rule"))).isFalse();
    }

    @Test
    void aRefusedListLeavesNothingUnlessAnEarlierStateIsInForce() {
        check(RULES, "m", always("m", 1, "BLOCK"));

        assertThat(leavesNothing(check(LISTS, "m", "no list"))).isTrue();
        assertThat(leavesNothing(check(LISTS, "m", LIST))).isFalse();
        assertThat(leavesNothing(check(LISTS, "m", "no list"))).isFalse();
    }

    @Test
    void whatIsRemovedWasNotRefused() {
        assertThat(leavesNothing(check(RULES, "a", ""))).isFalse();
    }

    @Test
    void aRecordThatIsSetAsideIsRefusedWithTheReasonAndIsNotCheckedAgain() {
        RawRecord rule = record(RULES, "a", always("a", 1, "BLOCK"));

        UpdateResult result = keeper.setAside(rule, "it is too large", memory).orElseThrow();

        assertThat(result.update()).isEmpty();
        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(result.answer().rule()).isEqualTo("a");
        assertThat(result.answer().errors()).extracting(RuleError::message).containsExactly("it is too large");
        assertThat(result.answer().notes().push()).isEqualTo(Push.of(rule, false));
        assertThat(keeper.check(rule, memory, 0)).isEmpty();
        assertThat(keeper.setAside(rule, "it is too large", memory)).isEmpty();
    }

    @Test
    void aListThatIsSetAsideIsAnsweredAsAList() {
        UpdateResult result = keeper.setAside(record(LISTS, "m", LIST), "it is too large", memory)
                .orElseThrow();

        assertThat(result.answer().rule()).isEqualTo("list:m");
        assertThat(memory.lists()).isEmpty();
    }

    @Test
    void whatStandsOnTheTopicOfAnswersIsSetAsideWithoutAnAnswer() {
        assertThat(keeper.setAside(record(ANSWERS, "a", "x"), "it is too large", memory))
                .isEmpty();
    }

    private UpdateResult check(String topic, String key, String document) {
        Optional<UpdateResult> result = keeper.check(record(topic, key, document), memory, 0);
        return result.orElseThrow();
    }

    private boolean leavesNothing(UpdateResult result) {
        return keeper.leavesNothing(result, memory);
    }

    private RawRecord record(String topic, String key, String document) {
        return new RawRecord(
                topic, 0, offset++, 0, key.getBytes(StandardCharsets.UTF_8), document.getBytes(StandardCharsets.UTF_8));
    }
}
