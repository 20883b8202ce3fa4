package dev.weir.console.page.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.SeenDecisions;
import dev.weir.console.access.Role;
import dev.weir.console.access.Visit;
import dev.weir.console.seen.PushedVersions;
import dev.weir.events.record.Sender;
import org.junit.jupiter.api.Test;

/** Which buttons a rule has, and what is said of its proposal. */
final class RuleButtonsTest {
    private static final Visit BOB = new Visit("bob", Role.LIVE, "token");

    private final SeenDecisions seen = new SeenDecisions();

    private String of(String id, boolean needsTwo) {
        return new RuleButtons(seen.sightings, needsTwo).of(id, BOB).render();
    }

    private void pushed(String id, String mode, String by, long atMillis, long offset) {
        String json = "{\"id\":\"" + id + "\",\"version\":1,\"mode\":\"" + mode + "\"}";
        PushedVersions.add(seen.sightings, id, json, atMillis, offset, new Sender(by, 0, ""));
    }

    @Test
    void withoutFourEyesARuleThatIsCalledLikeAProposalIsARule() {
        pushed("big", "live", "ann", 1_000, 1);
        pushed("big.proposed", "shadow", "ann", 2_000, 2);
        assertThat(of("big.proposed", false)).contains("/edit?id=big.proposed").doesNotContain("/change/agree");
        assertThat(of("big", false)).contains("/edit?id=big").doesNotContain("/change/agree", "proposed");
        assertThat(of("big.proposed", true)).contains("/change/agree?id=big\"");
    }

    @Test
    void whatNobodySaysToHaveProposedIsNobodys() {
        pushed("big.proposed", "shadow", " ", 2_000, 2);
        assertThat(of("big", true)).isEmpty();
        assertThat(of("big.proposed", true))
                .contains("Somebody", " has proposed")
                .doesNotContain(" have proposed");
    }

    /** The clock of whoever proposed may be slow, that of another fast. */
    @Test
    void whetherTheRuleHasChangedSinceIsByTheOrderOnTheTopic() {
        pushed("early", "live", "ann", 9_000, 1);
        pushed("early.proposed", "shadow", "ann", 2_000, 2);
        assertThat(of("early", true)).contains("/change/agree?id=early").doesNotContain("has changed since");

        pushed("late.proposed", "shadow", "ann", 9_000, 3);
        pushed("late", "live", "ann", 2_000, 4);
        assertThat(of("late", true)).contains("has changed since").doesNotContain("/change/agree");
    }

    @Test
    void nobodyCanAgreeOnceTheJobHasSwitchedTheRuleOffSince() throws Exception {
        pushed("stopped", "live", "ann", 1_000, 1);
        pushed("stopped.proposed", "shadow", "ann", 2_000, 2);
        seen.answered("{\"rule\":\"stopped.proposed\",\"version\":1,\"status\":\"SHADOW\",\"epoch\":7}");
        seen.answered("{\"rule\":\"stopped\",\"version\":1,\"status\":\"OFF\",\"epoch\":6,\"reason\":\"blocked\"}");
        assertThat(of("stopped", true)).as("its proposer knew").contains("/change/agree?id=stopped");

        seen.answered("{\"rule\":\"stopped\",\"version\":1,\"status\":\"OFF\",\"epoch\":8,\"reason\":\"blocked\"}");
        assertThat(of("stopped", true))
                .contains("The job has switched the rule off by itself since", "/change/withdraw?id=stopped")
                .doesNotContain("/change/agree");
    }
}
