package dev.weir.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.io.record.RuleAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When nobody can agree to a proposal. */
final class ProposalsTest {
    private static Optional<RuleAnswer> answer(String status, long epoch) {
        return Optional.of(new RuleAnswer("big", 1, status, epoch, 0, "ann", "0@1", List.of(), List.of()));
    }

    private static String stopped(long off, Optional<RuleAnswer> proposed) {
        return Proposals.stopped(answer("OFF", off), proposed, "it blocks 90% of subjects");
    }

    /** Otherwise whoever agrees would switch on what a guard has just stopped. */
    @Test
    void nobodyAgreesToWhatWasProposedBeforeTheJobSwitchedTheRuleOff() {
        assertThat(stopped(8, answer("SHADOW", 7)))
                .isEqualTo("the job has switched the rule off by itself, after this was proposed"
                        + " (it blocks 90% of subjects): withdraw it, and propose it anew");
        assertThat(stopped(8, Optional.empty()))
                .as("what the job has not answered")
                .contains("propose it anew");
    }

    @Test
    void whoeverProposesOnceARuleIsOffKnowsIt() {
        assertThat(stopped(7, answer("SHADOW", 8))).isEmpty();
        assertThat(Proposals.stopped(Optional.empty(), answer("SHADOW", 8), "")).isEmpty();
    }

    @Test
    void whatNobodySaysToHavePushedIsOfSomebody() {
        Revision one =
                new Revision("big", "", Optional.empty(), 0, new Sender("", 0, ""), new RecordPlace("rules", 0, 0));
        assertThat(Proposals.who(one)).isEqualTo("somebody");
    }
}
