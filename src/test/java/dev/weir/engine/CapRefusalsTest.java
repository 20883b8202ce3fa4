package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.TagCap;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.EventType;
import dev.weir.events.StreamDefinition;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.definition.Schema;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused of caps that are pushed as documents, and their bounds. */
final class CapRefusalsTest {
    private static final long HOUR = 3_600_000;
    private static final EngineSettings SETTINGS = settings(Map.of(DecisionStream.TYPE, DecisionStream.DEFINITION));
    private static final String BUDGET =
            "{id: caps/all, version: %d, tags: [offer], subjects: all, count: %d, over: day%s}";

    private final LocalEngine engine = engine(SETTINGS);

    private static EngineSettings settings(Map<EventType, StreamDefinition> streams) {
        return new EngineSettings(
                        new Schema(Map.of(), streams),
                        RuleLimits.DEFAULT,
                        SeriesLimits.DEFAULT,
                        HOUR,
                        EngineSettings.DEFAULT.otherContent(),
                        EngineSettings.DEFAULT.outcomes())
                .with(new FiringPolicies(List.of(new TagCap("fixed", Set.of("fixed"), 1, HOUR)), List.of()));
    }

    private static LocalEngine engine(EngineSettings settings) {
        return new LocalEngine(
                settings, Documents.yaml(100_000), new RuleCompiler(settings.schema(), settings.ruleLimits()), HOUR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            tags: [a], count: 101, over: 7d ~ count ~ 'count' is the number 101; write a whole number from 1 to 100
            tags: [a], count: 0, over: 7d ~ count ~ 'count' is the number 0; write a whole number from 1 to 100
            tags: [a], count: 1, over: 91d ~ over ~ 'over' is the text '91d';
            tags: [a], count: 1, over: day ~ over ~ the window of a cap for each subject ends at the event; write a length such as over: 7d, or subjects: all
            tags: [a], count: 1, over: 7d, paced: true ~ paced ~ 'paced' is of a budget over all subjects; leave it out
            tags: [a], count: 1, over: 7d, zone: UTC ~ zone ~ 'zone' is of a budget over all subjects
            tags: [a], count: 1 ~ over ~ 'over' is missing; write in which time, such as over: 7d
            tags: [a], over: 7d ~ count ~ 'count' is missing; write how often, such as count: 2
            count: 1, over: 7d ~ tags ~ 'tags' is missing; write tags of rules
            tag: [a], count: 1, over: 7d ~ tag ~ unknown key 'tag'; did you mean 'tags'?
            tags: [a], count: 1, over: 7d, subjects: every ~ subjects ~ 'subjects' is the text 'every'; write one of 'all', 'each'
            tags: [a], count: 1000001, over: day, subjects: all ~ count ~ 'count' is the number 1000001; write a whole number from 1 to 1000000
            tags: [a], count: 5, over: 1d, subjects: all ~ over ~ write over: day, week or month, of the calendar:
            tags: [a], count: 5, over: day, subjects: all, burst: 2 ~ burst ~ 'burst' is of a budget that is spread; write paced: true
            tags: [a], count: 5, over: day, subjects: all, paced: true, burst: 6 ~ burst ~ 'burst' is the number 6; write a whole number from 1 to 5
            tags: [a], count: 5, over: day, subjects: all, zone: customer.zone ~ zone ~ all subjects share a budget, so its period begins in one zone; write one such as zone: Europe/Berlin
            tags: [a], count: 5, over: day, subjects: all, zone: Europe/Belin ~ zone ~ 'Europe/Belin' is no time zone;
            """)
    void whatItCannotSayIsRefusedWithARemedy(String written, String path, String message) {
        RuleStatus answer = push("{id: caps/a, version: 1, " + written + "}");

        assertThat(answer.kind()).isEqualTo(RuleStatus.Kind.REJECTED);
        assertThat(answer.errors().get(0).path()).isEqualTo(path);
        assertThat(answer.errors().get(0).message()).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            on: click, when: true, then: {outcome: TIP, after: 1h} ~ its action waits
            by: [customerId], pattern: {within: 1h, stages: [{name: a, on: click}, {name: b, on: click, not: true}]}, then: {outcome: TIP} ~ time completes its pattern
            by: [deviceId], subject: 'a.customerId', pattern: {within: 1h, stages: [{name: a, on: click}, {name: b, on: click}]}, then: {outcome: TIP} ~ its subject names a stage
            """)
    void aRuleThatCannotAskWhatWasSpentAndABudgetRefuseEachOther(String written, String why) {
        String rule = "{id: a, version: 1, tags: [offer], " + written + "}";
        accepted(rule);
        assertThat(push(BUDGET.formatted(1, 5, "")).errors())
                .extracting(RuleError::message)
                .containsExactly("rule 'a': " + why
                        + ", and what was spent is asked with the event that triggers a rule; give the budget another"
                        + " tag");

        engine.push("a", new byte[0]);
        accepted(BUDGET.formatted(1, 5, ""));
        assertThat(push(rule).errors())
                .extracting(RuleError::path, RuleError::message)
                .containsExactly(tuple(
                        "tags",
                        why
                                + ", and what was spent of 'caps/all' is asked with the event that triggers a rule; give the"
                                + " rule another tag"));
    }

    @Test
    void aJobThatDoesNotReadItsDecisionsHasNoBudgets() {
        LocalEngine deaf = engine(settings(Map.of()));
        assertThat(push(deaf, BUDGET.formatted(1, 5, "")).errors().get(0).message())
                .startsWith("a budget counts decisions, and this job does not read what it decided; name a topic");
        assertThat(push(deaf, "{id: caps/a, version: 1, tags: [offer], count: 1, over: 1d}")
                        .kind())
                .isEqualTo(RuleStatus.Kind.ACTIVE);
    }

    @Test
    void theCapOfTheJobConfigCountsAndATagThatNoRuleHasIsWarnedOf() {
        assertThat(push("{id: caps/fixed, version: 1, tags: [x], count: 1, over: 1d}")
                        .errors()
                        .get(0)
                        .message())
                .startsWith("the job config declares the cap 'fixed', which counts:");
        assertThat(push("{id: caps/a, version: 1, tags: [x], count: 1, over: 1d}")
                        .notes()
                        .warnings())
                .extracting(RuleError::message)
                .containsExactly("no rule in force has the tag 'x' yet");
    }

    @Test
    void thereAreThirtyTwoAndNoMore() {
        for (int i = 1; i <= 32; i++) {
            accepted("{id: caps/p" + i + ", version: 1, tags: [offer], count: 1, over: 1d}");
        }
        assertThat(push("{id: caps/p33, version: 1, tags: [offer], count: 1, over: 1d}")
                        .errors()
                        .get(0)
                        .message())
                .startsWith("there are 32 caps as documents");
        accepted("{id: caps/p32, version: 2, tags: [offer], count: 2, over: 1d}");
    }

    private void accepted(String document) {
        assertThat(push(document).errors()).isEmpty();
    }

    private RuleStatus push(String document) {
        return push(engine, document);
    }

    private static RuleStatus push(LocalEngine engine, String document) {
        String id = document.substring(document.indexOf("id: ") + 4, document.indexOf(','));
        return engine.push(id, document.getBytes(StandardCharsets.UTF_8));
    }
}
