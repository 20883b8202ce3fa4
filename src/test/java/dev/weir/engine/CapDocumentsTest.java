package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.definition.Schema;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Caps that are pushed as documents: for each subject beside those of the job config, and budgets over all subjects. */
final class CapDocumentsTest {
    private static final long HOUR = 3_600_000;
    private static final EngineSettings SETTINGS = new EngineSettings(
            new Schema(Map.of(), Map.of(DecisionStream.TYPE, DecisionStream.DEFINITION)),
            RuleLimits.DEFAULT,
            SeriesLimits.DEFAULT,
            HOUR,
            EngineSettings.DEFAULT.otherContent(),
            EngineSettings.DEFAULT.outcomes());
    private static final String OFFER =
            "{id: %s, version: 1, tags: [offer], on: click, when: true, then: {outcome: TIP}}";
    private static final String BUDGET =
            "{id: caps/all, version: %d, tags: [offer], subjects: all, count: %d, over: day%s}";

    private final LocalEngine engine = new LocalEngine(
            SETTINGS, Documents.yaml(100_000), new RuleCompiler(SETTINGS.schema(), SETTINGS.ruleLimits()), HOUR);
    private int clicks;

    @Test
    void aCapHoldsForEachSubjectFromItsPushOnAndAnEditKeepsWhatItCounted() {
        accepted(OFFER.formatted("a"));
        accepted(OFFER.formatted("b"));
        assertThat(click("c-1", 0)).containsExactly("a", "b");

        accepted("{id: caps/offers, version: 1, tags: [offer], count: 3, over: 2h}");
        assertThat(click("c-1", 1)).containsExactly("a", "b");
        assertThat(click("c-1", 2)).containsExactly("a");
        assertThat(click("c-2", 2)).containsExactly("a", "b");
        accepted("{id: caps/offers, version: 2, tags: [offer], count: 2, over: 3h}");
        assertThat(click("c-1", 2 * HOUR + 2)).as("two within three hours").isEmpty();
        assertThat(click("c-1", 3 * HOUR + 1)).containsExactly("a");

        assertThat(engine.push("caps/offers", new byte[0]).kind()).isEqualTo(RuleStatus.Kind.REMOVED);
        assertThat(click("c-1", 3 * HOUR + 2)).containsExactly("a", "b");
    }

    @Test
    void aBudgetIsOfAllSubjectsTogetherInTheWholePeriodAndBeginsAnewWithTheNext() {
        accepted(OFFER.formatted("a"));
        accepted(BUDGET.formatted(1, 3, ""));
        long noon = 12 * HOUR;

        assertThat(click("c-1", noon)).hasSize(1);
        assertThat(click("c-2", noon)).as("in the same millisecond").hasSize(1);
        assertThat(click("c-1", noon)).hasSize(1);
        assertThat(click("c-3", noon)).isEmpty();
        assertThat(click("c-3", 1)).as("late: what was spent later counts too").isEmpty();
        assertThat(click("c-3", 24 * HOUR - 1)).isEmpty();
        assertThat(click("c-3", 24 * HOUR)).hasSize(1);
        assertThat(click("c-3", noon + 1)).as("late, of the day before").isEmpty();
    }

    @Test
    void anEditOfABudgetKeepsWhatWasSpentWhateverItChanges() {
        accepted(OFFER.formatted("a"));
        accepted(BUDGET.formatted(1, 2, ""));
        click("c-1", 0);
        click("c-1", 1);
        assertThat(click("c-1", 2)).isEmpty();

        accepted(BUDGET.formatted(2, 3, ", paced: true, burst: 3"));
        assertThat(click("c-2", 3)).hasSize(1);
        assertThat(click("c-2", 4)).isEmpty();
        accepted(
                "{id: caps/all, version: 3, tags: [offer, tip], subjects: all, count: 4, over: week, zone: Asia/Tokyo}");
        assertThat(click("c-2", 5)).hasSize(1);
        assertThat(click("c-2", 6)).isEmpty();
    }

    /** With two to begin with, and one more every six hours. */
    @Test
    void aPacedBudgetIsNeverAheadOfItsPeriodByMoreThanTheBurstAndIsWhollyThereBeforeTheEnd() {
        accepted(OFFER.formatted("a"));
        accepted(BUDGET.formatted(1, 4, ", paced: true, burst: 2"));
        List<Long> given = new ArrayList<>();
        for (long minute = 0; minute < 24 * 60; minute++) {
            if (!click("c-" + minute, minute * 60_000).isEmpty()) {
                given.add(minute);
            }
        }

        assertThat(given).containsExactly(0L, 1L, 6 * 60L, 12 * 60L);
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 100, 250})
    void withoutABurstAHundredthOfItMayComeAheadAndAtLeastOne(int count) {
        accepted(OFFER.formatted("a"));
        accepted(BUDGET.formatted(1, count, ", paced: true"));
        int given = 0;
        for (int i = 0; i < 5; i++) {
            given += click("c-" + i, 0).size();
        }
        assertThat(given).isEqualTo(Math.max(1, count / 100));
    }

    @Test
    void aDayOfTwentyThreeHoursIsPacedOverTwentyThreeHours() {
        accepted(OFFER.formatted("a"));
        accepted(BUDGET.formatted(1, 23, ", zone: Europe/Berlin, paced: true"));
        long midnight = 1_774_738_800_000L; // 2026-03-29, when clocks go forward

        assertThat(click("c-1", midnight)).hasSize(1);
        assertThat(click("c-1", midnight + HOUR - 1)).isEmpty();
        for (int hour = 1; hour < 23; hour++) {
            assertThat(click("c-1", midnight + hour * HOUR)).hasSize(1);
            assertThat(click("c-1", midnight + hour * HOUR)).isEmpty();
        }
        assertThat(click("c-1", midnight + 23 * HOUR)).as("the next day").hasSize(1);
    }

    @Test
    void theDecisionSaysWhyAnOfferDidNotGoOutAndTheNextBestOfAGroupDoes() {
        accepted("{id: best, version: 1, tags: [offer], on: transaction, when: true, then: {outcome: TIP, group: g,"
                + " value: 2.0}}");
        accepted("{id: next, version: 1, on: transaction, when: true, then: {outcome: TIP, group: g, value: 1.0}}");
        accepted("{id: alone, version: 1, tags: [rare], on: transaction, when: true, then: {outcome: TIP}}");
        accepted(BUDGET.formatted(1, 2, ", paced: true"));
        accepted("{id: caps/rare, version: 1, tags: [rare], subjects: all, count: 1, over: month}");
        assertThat(pay("t-1", 0).reasons()).extracting(Reason::rule).containsExactly("alone", "best");

        Decision second = pay("t-2", 1);
        assertThat(second.reasons()).extracting(Reason::rule).containsExactly("next");
        assertThat(second.byChannel().considered())
                .extracting(Considered::rule, Considered::why)
                .containsExactlyInAnyOrder(tuple("best", "paced"), tuple("alone", "budget"));
    }

    @Test
    void aFiringThatABudgetKeepsBackBeginsNoCooldown() {
        accepted("{id: a, version: 1, tags: [offer], on: click, when: true, then: {outcome: TIP, cooldown: 30d}}");
        accepted(BUDGET.formatted(1, 1, ""));
        assertThat(click("c-1", 0)).hasSize(1);
        assertThat(click("c-2", 1)).isEmpty();
        assertThat(click("c-2", 24 * HOUR)).hasSize(1);
    }

    @Test
    void aPatternThatAnEventCompletesSpendsItTooUnderTheVersionThatItsMatchBeganWith() {
        String pair =
                "{id: pair, version: %d, tags: [offer], by: [customerId], pattern: {within: %s, onEdit: drain, stages: [{name: a,"
                        + " on: click, where: click.type == \"VIEW\"}, {name: b, on: click, where: click.type =="
                        + " \"CHECKOUT\"}]}, then: {outcome: TIP}}";
        accepted(pair.formatted(1, "1h"));
        accepted(BUDGET.formatted(1, 1, ""));
        click("VIEW", "c-1", 0);
        click("VIEW", "c-2", 1);
        accepted(pair.formatted(2, "2h"));

        assertThat(click("CHECKOUT", "c-1", 2)).containsExactly("pair");
        assertThat(click("CHECKOUT", "c-2", 3)).isEmpty();
    }

    @Test
    void theAnswerAboutARuleSaysWhatItsBudgetCosts() {
        accepted(BUDGET.formatted(1, 5, ""));
        assertThat(push(OFFER.formatted("a")).notes().cost().orElseThrow().keys())
                .isEqualTo(1);
        assertThat(push("{id: b, version: 1, on: click, when: true, then: {outcome: TIP}}")
                        .notes()
                        .cost()
                        .orElseThrow()
                        .keys())
                .isZero();
    }

    private List<String> click(String customer, long atMillis) {
        return click("VIEW", customer, atMillis);
    }

    private List<String> click(String type, String customer, long atMillis) {
        clicks++;
        return engine
                .decide(visit("e-" + clicks)
                        .kind(type)
                        .by(customer)
                        .at(atMillis)
                        .event())
                .stream()
                .flatMap(decision -> decision.reasons().stream().map(Reason::rule))
                .toList();
    }

    private Decision pay(String id, long atMillis) {
        return engine.decide(payment(id).at(atMillis).event()).get(0);
    }

    private void accepted(String document) {
        assertThat(push(document).errors()).isEmpty();
    }

    private RuleStatus push(String document) {
        String id = document.substring(document.indexOf("id: ") + 4, document.indexOf(','));
        return engine.push(id, document.getBytes(StandardCharsets.UTF_8));
    }
}
