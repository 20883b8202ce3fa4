package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.EngineSettings;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the answer to a pushed rule says of others that it needs and that are not in force. */
final class OthersInForceTest {
    private static final EngineSettings SETTINGS = new EngineSettings(
            new Schema(Map.of(), Map.of(DecisionStream.TYPE, DecisionStream.DEFINITION)),
            RuleLimits.DEFAULT,
            SeriesLimits.DEFAULT,
            1,
            EngineSettings.DEFAULT.otherContent(),
            EngineSettings.DEFAULT.outcomes());
    private static final String ASKS = """
            id: asks
            version: 1
            tags: [own]
            on: transaction
            features: {n: {count: decision, where: '%s', by: [ip], over: 1h}}
            when: n > 1
            then: {outcome: REVIEW}
            """;

    private final LocalEngine engine = new LocalEngine(
            SETTINGS, Documents.yaml(100_000), new RuleCompiler(SETTINGS.schema(), SETTINGS.ruleLimits()), 1);

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            decision.rule == "card-tetsing" ~ there is no rule 'card-tetsing'; did you mean 'card-testing'?
            "card-tetsing" != decision.rule ~ there is no rule 'card-tetsing'; did you mean 'card-testing'?
            orElse(decision.rule, "none") == "unlike-any" ~ there is no rule 'unlike-any'; until there is one no decision has it
            decision.rule in ["asks", "card-testing", "card-tests"] ~ there is no rule 'card-tests'; did you mean 'card-testing'?
            "card-test" in decision.rules.split(" ") ~ there is no rule 'card-test'; did you mean 'card-testing'?
            decision.rules == "asks card-tested" ~ there is no rule 'card-tested'; did you mean 'card-testing'?
            decision.rules.contains("testing-cards") ~ there is no rule 'testing-cards'; until there is one no decision has it
            "crads" in decision.tags.split(" ") ~ no rule has the tag 'crads'; did you mean 'cards'?
            decision.tags.contains("owm") ~ no rule has the tag 'owm'; did you mean 'own'?
            """)
    void aNameThatNoRuleHasIsSaidWithTheOneThatIsMeant(String where, String warning) {
        push("{id: card-testing, version: 1, tags: [cards], on: transaction, when: true, then: {outcome: BLOCK}}");

        assertThat(push(ASKS.formatted(where)).notes().warnings())
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.message()).isEqualTo(warning);
                    assertThat(said.path()).isEqualTo("features.n.where");
                    assertThat(said.line()).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            decision.rule == "card-testing" || decision.rule == "asks" || decision.rule == "policies/cards"
            "cards" in decision.tags.split(" ") || decision.tags.contains("own")
            decision.triggerId == "card-tetsing" && decision.channel == "crads"
            """)
    void namesThatThereAreAndOtherFieldsAreLeftAlone(String where) {
        push("{id: card-testing, version: 1, tags: [cards], on: transaction, when: true, then: {outcome: BLOCK}}");

        assertThat(push(ASKS.formatted(where)).notes().warnings()).isEmpty();
    }

    @Test
    void aStageOverDecisionsIsAskedToo() {
        assertThat(push("""
                        id: again
                        version: 1
                        by: [ip]
                        pattern:
                          within: 1h
                          stages: [{name: first, on: decision}, {name: then, on: transaction}]
                        when: first.rule == "agian"
                        then: {outcome: REVIEW}
                        """).notes().warnings())
                .extracting(RuleError::message)
                .containsExactly("there is no rule 'agian'; did you mean 'again'?");
    }

    @Test
    void pointsThatNoPolicySumsAreSaidUntilThereIsOne() {
        String rule = "{id: young, version: %d, tags: [mule], on: transaction, when: true, then: {points: 60}}";
        List<RuleError> alone = push(rule.formatted(1)).notes().warnings();
        push("{id: policies/mule, version: 1, tags: [mule], bands: [{from: 50, outcome: REVIEW}]}");

        assertThat(alone)
                .containsExactly(RuleError.at(
                        "then.points",
                        "no policy sums these points; they are summed in a policy, such as policies/card-risk"));
        assertThat(push(rule.formatted(2)).notes().warnings()).isEmpty();
        assertThat(push(rule.formatted(3).replace("mule", "mole")).notes().warnings())
                .extracting(RuleError::message)
                .containsExactly("no policy sums these points; did you mean the tag 'mule'?");
    }

    private RuleStatus push(String document) {
        String id = document.replaceAll("(?s)^\\{?id: ([a-z/-]+).*", "$1");
        RuleStatus answer = engine.push(id, document.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.errors()).isEmpty();
        return answer;
    }
}
