package dev.weir.console.page.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.SeenDecisions;
import dev.weir.console.edit.Answered;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.edit.Step;
import dev.weir.console.edit.Wish;
import dev.weir.console.edit.Wisher;
import dev.weir.console.page.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said once a change was pushed. */
final class ChangePageTest {
    private static final Wish WISH =
            new Wish(Step.LIVE, new RuleDraft("big", "id: big", "3"), 0, new Wisher("ann", true));

    private final ChangePage page = new ChangePage(new Layout("1"), new SeenDecisions().sightings);

    @Test
    void whatAProposalDoesIsAtTheProposal() {
        Answered answered = new Answered(true, "Version 1 of big.proposed is in shadow.", List.of());
        assertThat(page.answered(WISH, answered.about("big.proposed")))
                .contains("rule=big.proposed\"", "href=\"/rules/big.proposed\"")
                .contains("<a href=\"/rules/big\">back to the rule</a>");
        assertThat(page.answered(WISH, answered)).contains("rule=big\"").doesNotContain("rules/big.proposed");
    }
}
