package dev.weir.console.page.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.SeenDecisions;
import dev.weir.console.access.Role;
import dev.weir.console.access.Visit;
import dev.weir.console.edit.CaseSeen;
import dev.weir.console.edit.DraftChecked;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.page.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the editor knows of the text that it shows. */
final class EditPageTest {
    private static final Visit BOB = new Visit("bob", Role.LIVE, "token");

    private final SeenDecisions seen = new SeenDecisions();
    private final EditPage page = new EditPage(new Layout("1"), seen.sightings);

    /** Whoever changes it back to what the topic has can leave without being asked. */
    @Test
    void aTextThatCameBackHasBesideItWhatTheTopicHas() {
        seen.pushed("big", "{\"id\":\"big\",\"version\":3}", "ann", 10);
        assertThat(typed("big")).contains("data-typed", "data-stored=\"id: big\nversion: 3\n\"");
        assertThat(typed("other")).contains("data-typed").doesNotContain("data-stored");
        assertThat(page.html(new RuleDraft("big", "id: big", "3"), BOB, RuleButtons.NONE))
                .doesNotContain("data-typed", "data-stored");
    }

    @Test
    void whileTheLastHourIsPlayedThatIsSaid() {
        assertThat(page.html(new RuleDraft("big", "id: big", "3"), BOB, RuleButtons.NONE))
                .contains("hx-indicator=\"#playing\"")
                .containsPattern("<p id=\"playing\"[^>]*>Playing the last hour, for at most 20 s …</p>");
    }

    @Test
    void theValueOfAConditionIsBesideItAndWhatACaseSaysIsAsItIs() {
        CaseSeen failed = new CaseSeen(
                "a", false, List.of("   -{text: \"a    b\"}", "       spend1h > 1000           false  (spend1h is 7)"));
        assertThat(page.checked(new DraftChecked(List.of(), List.of(), List.of(failed), ""))
                        .render())
                .contains("a    b", "       spend1h &gt; 1000  false  (spend1h is 7)");
    }

    private String typed(String id) {
        return page.typed(new RuleDraft(id, "id: " + id + "\nversion: 4", ""), BOB, RuleButtons.NONE);
    }
}
