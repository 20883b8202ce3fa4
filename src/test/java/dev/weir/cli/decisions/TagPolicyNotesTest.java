package dev.weir.cli.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.decide.EarlierDecision;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.pacing.TagCap;
import dev.weir.rules.Rules;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TagPolicyNotesTest {
    private static final Rule OFFER = rule("offer");
    private static final Rule TIP = rule("tip");
    private static final TagPolicyNotes NOTES = new TagPolicyNotes(
            new FiringPolicies(
                    List.of(new TagCap("week", Set.of("offer"), 2, 1_000)),
                    List.of(new Holdout("all", Set.of("tip"), 100, "2026"))),
            id -> Optional.of(id.equals("offer") ? OFFER : TIP).filter(rule -> !id.equals("gone")));

    @Test
    void theHoldoutThatHasTheSubjectIsNamed() {
        assertThat(NOTES.holdout(TIP, "c-1"))
                .contains("the holdout 'all' has the subject: bucket(\"2026\", \"c-1\") is below 100");
        assertThat(NOTES.holdout(OFFER, "c-1")).isEmpty();
    }

    @Test
    void theCapIsNamedOnceEarlierDecisionsInItsWindowReachedIt() {
        assertThat(NOTES.cap(OFFER, List.of(by("offer", 4_001), by("offer", 5_000)), 5_000))
                .contains("the cap 'week' is reached: within 1s, rules with its tags fired 2 times for the subject, and"
                        + " it lets through 2");
        assertThat(NOTES.cap(OFFER, List.of(by("offer", 4_000), by("offer", 5_000)), 5_000))
                .isEmpty();
        assertThat(NOTES.cap(OFFER, List.of(by("offer", 5_001), by("offer", 5_000)), 5_000))
                .isEmpty();
        assertThat(NOTES.cap(OFFER, List.of(by("tip", 5_000), by("gone", 5_000), by("offer", 5_000)), 5_000))
                .isEmpty();
        assertThat(NOTES.cap(TIP, List.of(by("offer", 4_500), by("offer", 5_000)), 5_000))
                .isEmpty();
    }

    private static EarlierDecision by(String rule, long atMillis) {
        return new EarlierDecision(Set.of("OFFER"), Set.of(rule), atMillis);
    }

    private static Rule rule(String tag) {
        return Rules.rule("id: " + tag + "\nversion: 1\non: transaction\nwhen: true\ntags: [" + tag
                + "]\nthen: {outcome: OFFER}\n");
    }
}
