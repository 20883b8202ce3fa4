package dev.weir.operators.rulebook;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdate.Put;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.RuleDraft;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds after a start, of what the topics held and the job wrote down. */
final class RulebookStartTest {
    private static final String LIST = "{\"name\":\"ips\",\"entries\":[\"203.0.113.7\"]}";

    private static final String DEFINITIONS =
            "{\"id\":\"defs/d\",\"version\":%d,\"conditions\":{\"large\":\"transaction.amount > %d\"}}";
    private static final String USES =
            RuleDraft.rule("a").when("defs.large").outcome("REVIEW").json();

    private final StartedRulebook job = new StartedRulebook();

    @BeforeEach
    void open() throws Exception {
        job.open();
    }

    @AfterEach
    void stop() throws Exception {
        job.close();
    }

    @Test
    void aGoodRuleSurvivesTheRefusedOneThatTookItsPlaceOnTheTopic() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 1, "BLOCK")), pushed(1, "a", "{\"id\":\"a\",\"version\":2}"));
        assertThat(job.answers)
                .extracting(RuleStatus::kind)
                .containsExactly(RuleStatus.Kind.ACTIVE, RuleStatus.Kind.REJECTED);

        job.compacted(pushed(1, "a", "{\"id\":\"a\",\"version\":2}"));
        job.startWithoutState();

        assertThat(job.puts()).extracting(Put::document).containsExactly(always("a", 1, "BLOCK"));
        assertThat(job.answers)
                .extracting(status -> status.kind() + " " + status.version())
                .containsExactly("ACTIVE 1", "REJECTED 2");
        assertThat(job.writtenOf("a").version()).isEqualTo(1);
    }

    @Test
    void aStartWithoutStateReadsDefinitionsBeforeTheRulesThatUseThem() throws Exception {
        job.start();
        job.live(
                pushed(0, "defs/d", DEFINITIONS.formatted(1, 500)),
                pushed(1, "a", USES),
                pushed(2, "defs/d", DEFINITIONS.formatted(2, 700)));
        assertThat(job.puts()).hasSize(2);
        job.compacted(pushed(1, "a", USES), pushed(2, "defs/d", DEFINITIONS.formatted(2, 700)));
        job.startWithoutState();

        assertThat(job.puts())
                .singleElement()
                .extracting(Put::document)
                .asString()
                .contains("> 700", "defs.large");
        assertThat(job.answers).extracting(RuleStatus::kind).doesNotContain(RuleStatus.Kind.REJECTED);
        assertThat(new String(job.writtenOf("a").document(), StandardCharsets.UTF_8))
                .isEqualTo(USES);
        assertThat(job.writtenOf("defs/d").version()).isEqualTo(2);
    }

    @Test
    void aStartWithoutStateReadsChannelsBeforeThePoliciesThatDecideInThem() throws Exception {
        String channels =
                "{\"id\":\"job/schema\",\"version\":1,\"channels\":{\"offers\":{\"outcomes\":[\"VOUCHER\"]}}}";
        String policy =
                "{\"id\":\"policies/p\",\"version\":1,\"channel\":\"offers\",\"bands\":[{\"from\":5,\"outcome\":\"VOUCHER\"}]}";
        job.start();
        job.live(pushed(0, "job/schema", channels), pushed(1, "policies/p", policy));
        job.written.put("job/schema", Objects.requireNonNull(job.written.remove("job/schema"))); // written later
        job.compacted();
        job.startWithoutState();

        assertThat(job.updates.stream()
                        .filter(RulebookUpdate.PutDocument.class::isInstance)
                        .map(put -> ((RulebookUpdate.PutDocument) put).id()))
                .containsExactly("job/schema", "policies/p");
    }

    @Test
    void aChangeOfDefinitionsDuringARestartWithStateChangesTheRules() throws Exception {
        job.start();
        job.live(pushed(0, "defs/d", DEFINITIONS.formatted(1, 500)), pushed(1, "a", USES));
        OperatorSubtaskState state = job.save();
        job.compacted(
                pushed(0, "defs/d", DEFINITIONS.formatted(1, 500)),
                pushed(1, "a", USES),
                pushed(2, "defs/d", DEFINITIONS.formatted(2, 700)));
        job.start(state);

        assertThat(job.puts())
                .singleElement()
                .extracting(Put::document)
                .asString()
                .contains("> 700");
    }

    @Test
    void anotherTextOfTheSameVersionDoesNotComeIntoForceByAStart() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 5, "BLOCK")), pushed(1, "a", always("a", 5, "REVIEW")));
        job.compacted(pushed(1, "a", always("a", 5, "REVIEW")));
        job.startWithoutState();

        assertThat(job.puts()).extracting(Put::document).containsExactly(always("a", 5, "BLOCK"));
    }

    @Test
    void aRefusedListLeavesTheGoodOneToo() throws Exception {
        job.start();
        job.live(list(0, LIST), list(1, "{\"name\":\"ips\"}"));
        job.compacted(list(1, "{\"name\":\"ips\"}"));
        job.startWithoutState();

        assertThat(job.updates)
                .filteredOn(RulebookUpdate.PutList.class::isInstance)
                .hasSize(1);
        assertThat(job.answers)
                .extracting(RuleStatus::kind)
                .containsExactly(RuleStatus.Kind.ACTIVE, RuleStatus.Kind.REJECTED);
        assertThat(new String(job.writtenOf("list:ips").document(), StandardCharsets.UTF_8))
                .isEqualTo(LIST);
    }

    @Test
    void whatWasPushedWhileTheJobWasDownComesIntoForceAndEpochsGoOn() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 1, "BLOCK")));
        job.live(pushed(1, "b", always("b", 1, "BLOCK")));
        job.records.add(pushed(2, "a", always("a", 2, "BLOCK")));
        job.startWithoutState();

        assertThat(job.puts()).extracting(Put::epoch).isSorted().last().isEqualTo(3L);
        assertThat(job.writtenOf("a").version()).isEqualTo(2);
    }

    @Test
    void aRuleThatWasRemovedStaysAway() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 1, "BLOCK")), pushed(1, "a", ""));
        assertThat(job.written).isEmpty();
        job.compacted();
        job.startWithoutState();
        assertThat(job.puts()).isEmpty();

        job.live(pushed(2, "b", always("b", 1, "BLOCK")));
        job.compacted(pushed(3, "b", ""));
        job.startWithoutState();
        assertThat(job.updates).last().isInstanceOf(RulebookUpdate.Ready.class);
        assertThat(job.updates).anyMatch(RulebookUpdate.Remove.class::isInstance);
        assertThat(job.written).isEmpty();
    }

    @Test
    void aTopicThatWasMadeAnewTakesNothingAwayButMayReplace() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 1, "BLOCK")), pushed(1, "b", always("b", 1, "BLOCK")));
        job.compacted(pushed(0, "b", always("b", 2, "REVIEW")));
        job.startWithoutState();

        assertThat(job.written).hasSize(2);
        assertThat(job.writtenOf("a").version()).isEqualTo(1);
        assertThat(job.writtenOf("b").version()).isEqualTo(2);
    }

    @Test
    void withoutWhatWasWrittenDownTheTopicOfRulesAloneCounts() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 1, "BLOCK")));
        job.written.clear();
        job.startWithoutState();

        assertThat(job.puts()).hasSize(1);
        assertThat(job.written).containsOnlyKeys("a");
    }

    @Test
    void withItsStateWhatThatSaysCountsAndWhatIsMissingIsWrittenDownAnew() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 1, "BLOCK")), list(0, LIST));
        OperatorSubtaskState state = job.save();
        job.written.clear();
        job.start(state);

        assertThat(job.puts()).isEmpty();
        assertThat(job.written).containsOnlyKeys("a", "list:ips");
        assertThat(job.asked).last().isEqualTo(Map.of(new TopicPart("rules", 0), 1L));
    }

    @Test
    void whatWasAcceptedAfterTheStateWasSavedSurvivesThoughItsRecordIsGone() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 1, "BLOCK")));
        OperatorSubtaskState state = job.save();
        job.live(pushed(1, "a", always("a", 2, "BLOCK")), pushed(2, "a", "{}"));
        job.compacted(pushed(2, "a", "{}"));
        job.start(state);

        assertThat(job.puts()).extracting(Put::document).containsExactly(always("a", 2, "BLOCK"));
        assertThat(job.writtenOf("a").version()).isEqualTo(2);
    }

    @Test
    void aRuleThatWasMadeAgainAfterTheStateWasSavedIsTheOneInForceThoughItsVersionIsSmaller() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 5, "BLOCK")));
        OperatorSubtaskState state = job.save();
        job.live(pushed(1, "a", ""), pushed(2, "a", always("a", 1, "REVIEW")));
        job.compacted(pushed(2, "a", always("a", 1, "REVIEW")));
        job.start(state);

        assertThat(job.puts()).extracting(Put::document).containsExactly(always("a", 1, "REVIEW"));
        assertThat(job.writtenOf("a").version()).isEqualTo(1);
    }

    @Test
    void aRuleThatIsRemovedWhileTheJobIsDownDoesNotComeBackOfWhatWasWrittenDown() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 1, "BLOCK")));
        OperatorSubtaskState state = job.save();
        job.live(pushed(1, "a", always("a", 2, "BLOCK")));
        job.compacted(pushed(2, "a", ""));
        job.start(state);

        assertThat(job.puts()).isEmpty();
        assertThat(job.updates).anyMatch(RulebookUpdate.Remove.class::isInstance);
        assertThat(job.written).isEmpty();
    }

    @Test
    void epochsGoOnFromTheLatestThatWasWrittenDownThoughAllBeforeItAreGone() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 1, "BLOCK")), pushed(1, "a", always("a", 2, "BLOCK")));
        job.live(pushed(2, "a", always("a", 3, "BLOCK")));
        job.compacted(pushed(2, "a", always("a", 3, "BLOCK")));
        job.startWithoutState();

        assertThat(job.puts()).extracting(Put::epoch).containsExactly(3L);
    }

    @Test
    void anOldStateNeverWritesAnOldVersionOverANewOneForGood() throws Exception {
        job.start();
        job.live(pushed(0, "a", always("a", 1, "BLOCK")));
        OperatorSubtaskState state = job.save();
        job.live(pushed(1, "a", always("a", 2, "BLOCK")), pushed(2, "a", always("a", 3, "BLOCK")));
        job.start(state);

        assertThat(job.writtenOf("a").version()).isEqualTo(3);
        assertThat(job.writtenOf("a").source().place().offset()).isEqualTo(2);
    }

    @Test
    void afterAStartWithoutStateNothingThatWasAskedOfTheJobBeforeCounts() throws Exception {
        job.records.add(new RawRecord(
                "rule-status",
                0,
                0,
                0,
                new byte[] {'a'},
                "{\"status\":\"SWITCHING_OFF\"}".getBytes(StandardCharsets.UTF_8)));
        job.start();
        OperatorSubtaskState state = job.save();
        job.start(state);

        assertThat(job.asked).last().isEqualTo(Map.of(new TopicPart("rule-status", 0), 1L));
    }

    private static RawRecord list(long offset, String document) {
        return new RawRecord(
                "lists",
                0,
                offset,
                0,
                "ips".getBytes(StandardCharsets.UTF_8),
                document.getBytes(StandardCharsets.UTF_8));
    }
}
