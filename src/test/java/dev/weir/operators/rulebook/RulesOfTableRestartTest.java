package dev.weir.operators.rulebook;

import static dev.weir.io.row.RuleRows.deleted;
import static dev.weir.io.row.RuleRows.key;
import static dev.weir.io.row.RuleRows.ofRules;
import static dev.weir.io.row.RuleRows.written;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.message.RulebookUpdate.Put;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.io.row.RuleRows;
import dev.weir.operators.JobSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that are rows of a table, over restarts of the job. */
final class RulesOfTableRestartTest {
    private final StartedRulebook rulebook = new StartedRulebook(new JobSettings(
            SETTINGS.engine(),
            SETTINGS.documents(),
            RuleRows.TOPICS,
            SETTINGS.guards(),
            SETTINGS.maxFutureMillis(),
            SETTINGS.latenessMillis(),
            SETTINGS.quarantine(),
            SETTINGS.signers(),
            SETTINGS.cache(),
            SETTINGS.artifacts(),
            SETTINGS.trainsModels()));

    @AfterEach
    void close() throws Exception {
        rulebook.close();
    }

    @Test
    void withItsStateNothingThatIsWrittenAgainHasAnEffect() throws Exception {
        rulebook.open();
        rulebook.live(
                written(0, 10, "a", always("a", 1, "BLOCK")),
                written(1, 11, "b", always("b", 1, "BLOCK")),
                deleted(2, 12, "b"),
                ofRules(3, key("b"), ""));
        assertThat(rulebook.answers)
                .extracting(RuleStatus::kind)
                .containsExactly(Kind.ACTIVE, Kind.ACTIVE, Kind.REMOVED);

        rulebook.start(rulebook.save());
        rulebook.live(
                written(4, 10, "a", always("a", 1, "BLOCK")),
                written(5, 11, "b", always("b", 1, "BLOCK")),
                deleted(6, 12, "b"),
                ofRules(7, key("b"), ""),
                written(8, 13, "c", always("c", 1, "BLOCK")));

        assertThat(rulebook.puts()).extracting(Put::id).containsExactly("c");
        assertThat(rulebook.written).containsOnlyKeys("a", "c");
    }

    @Test
    void withItsStateRowsThatChangedMeanwhileAreReadBeforeTheFirstEventIsDecided() throws Exception {
        rulebook.open();
        rulebook.live(written(0, 10, "a", always("a", 1, "BLOCK")));
        var state = rulebook.save();
        rulebook.records.add(written(1, 11, "a", always("a", 2, "REVIEW")));

        rulebook.start(state);

        assertThat(rulebook.puts()).extracting(Put::id).containsExactly("a");
    }

    @Test
    void withoutItsStateARuleIsWhoseItWasAndARowThatIsGoneIsNoRule() throws Exception {
        rulebook.open();
        rulebook.live(
                Documented.pushed(0, "pushed", always("pushed", 1, "BLOCK")),
                written(0, 10, "a", always("a", 1, "BLOCK")),
                written(1, 11, "b", always("b", 1, "BLOCK")));
        rulebook.compacted(
                Documented.pushed(0, "pushed", always("pushed", 1, "BLOCK")),
                written(0, 10, "a", always("a", 1, "BLOCK")),
                ofRules(3, key("b"), ""),
                written(4, 13, "pushed", always("pushed", 2, "BLOCK")));

        rulebook.startWithoutState();

        assertThat(rulebook.written).containsOnlyKeys("pushed", "a");
        assertThat(rulebook.answers)
                .filteredOn(answer -> answer.kind() == Kind.REJECTED)
                .singleElement()
                .satisfies(answer -> assertThat(answer.errors().get(0).message())
                        .contains("'pushed' is in force from the topic 'rules'"));
    }
}
