package dev.weir.cli.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.decide.EarlierDecision;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.pacing.PushedPolicies;
import dev.weir.engine.pacing.TagCap;
import dev.weir.events.Attributes;
import dev.weir.events.DeclaredEvent;
import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.DecisionStream;
import dev.weir.rules.Rules;
import dev.weir.rules.rule.Budget;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TagPolicyNotesTest {
    private static final Rule OFFER = rule("offer");
    private static final Rule TIP = rule("tip");
    private static final TagPolicyNotes NOTES = new TagPolicyNotes(
            new PushedPolicies(
                    Channels.NONE,
                    new FiringPolicies(
                            List.of(new TagCap("week", Set.of("offer"), 2, 1_000)),
                            List.of(new Holdout("all", Set.of("tip"), 100, "2026"))),
                    List.of(new Budget("caps/day", Set.of("offer"), 24, Budget.DAY, 2))),
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

    @Test
    void theBudgetIsNamedWithWhatWasSpentOfItInThePeriodByThen() {
        List<Event> two = List.of(came("d-1", "offer", 0), came("d-2", "offer voucher", 86_399_999));
        assertThat(NOTES.budget(OFFER, two, 3_599_999))
                .contains("the budget 'caps/day' is spread over its period: by then it lets through 2 of 24, and 2 were"
                        + " made");
        assertThat(NOTES.budget(OFFER, two, 3_600_000)).isEmpty();
        assertThat(NOTES.budget(OFFER, two, 86_400_000)).as("the next day").isEmpty();
        assertThat(NOTES.budget(TIP, two, 0)).isEmpty();
        List<Event> others = List.of(came("d-1", "tip", 0), came("d-2", "offer", 0), came("d-2", "offer", 0));
        assertThat(NOTES.budget(OFFER, others, 0)).as("one came twice").isEmpty();
        List<Event> all =
                IntStream.range(0, 24).mapToObj(i -> came("d-" + i, "offer", i)).toList();
        assertThat(NOTES.budget(OFFER, all, 50_000_000)).contains("the budget 'caps/day' is spent: 24 of 24");
    }

    private static Event came(String id, String tags, long atMillis) {
        return new DeclaredEvent(
                DecisionStream.TYPE,
                id,
                atMillis,
                "c-1",
                new Attributes(Map.of(DecisionStream.TAGS, new Value.Text(tags))));
    }

    private static EarlierDecision by(String rule, long atMillis) {
        return new EarlierDecision(Set.of("OFFER"), Set.of(rule), atMillis);
    }

    private static Rule rule(String tag) {
        return Rules.rule("id: " + tag + "\nversion: 1\non: transaction\nwhen: true\ntags: [" + tag
                + "]\nthen: {outcome: OFFER}\n");
    }
}
