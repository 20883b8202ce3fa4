package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels of decisions that job/schema adds while the job runs. */
final class PushedChannelsTest {
    private static final String OFFERS = "{id: job/schema, version: %d, channels: {offers: {outcomes: [%s]}}}";
    private static final String OF_CARD =
            "{id: %s, version: 1, on: transaction, subject: transaction.cardId, when: true, then: %s}";

    private final LocalEngine engine =
            new LocalEngine(EngineSettings.DEFAULT, Documents.yaml(100_000), Documented.compiler(), 0);
    private int paid;

    @Test
    void anOutcomeIsOfTheRiskUntilTheChannelIsThereAndAfterItIsGone() {
        accepted("{id: voucher, version: 1, on: transaction, when: true, then: {outcome: VOUCHER, score: 70}}");
        accepted("{id: check, version: 1, on: transaction, when: true, then: {outcome: REVIEW, score: 20}}");
        assertThat(pay().byChannel().others()).isEmpty();

        accepted(OFFERS.formatted(1, "NUDGE, VOUCHER"));
        Decision both = pay();
        assertThat(both.outcome() + both.score()).isEqualTo("REVIEW20.0");
        assertThat(both.byChannel().others()).containsExactly(new ChannelAnswer("offers", "VOUCHER", 70));

        engine.push("voucher", new byte[0]);
        assertThat(engine.push("job/schema", new byte[0]).kind()).isEqualTo(RuleStatus.Kind.REMOVED);
        assertThat(pay().byChannel().others()).isEmpty();
    }

    @Test
    void theLastOutcomeIsTheTopOneAndAnotherOrderCountsFromItsPushOn() {
        accepted(OFFERS.formatted(1, "NUDGE, VOUCHER"));
        accepted("{id: voucher, version: 1, on: transaction, when: true, then: {outcome: VOUCHER, score: 70}}");
        accepted(OF_CARD.formatted("nudge", "{outcome: NUDGE, score: 5}"));
        assertThat(pay().byChannel().others()).containsExactly(new ChannelAnswer("offers", "VOUCHER", 70));

        accepted(OFFERS.formatted(2, "VOUCHER, NUDGE"));

        assertThat(pay().byChannel().others()).containsExactly(new ChannelAnswer("offers", "NUDGE", 5));
    }

    @Test
    void channelsCountInTheOrderInWhichTheyAreWrittenWhereNoRiskIsAnswered() {
        accepted("{id: job/schema, version: 1, channels: {z: {outcomes: [LAST]}, a: {outcomes: [FIRST]}}}");
        accepted("{id: one, version: 1, on: click, when: true, then: {outcome: FIRST}}");
        accepted("{id: two, version: 1, on: click, when: true, then: {outcome: LAST}}");

        Decision decided = engine.decide(visit("e-1").event()).get(0);

        assertThat(decided.byChannel().main() + " " + decided.outcome()).isEqualTo("z LAST");
        assertThat(decided.byChannel().others()).containsExactly(new ChannelAnswer("a", "FIRST", 0));
    }

    @Test
    void aPolicyGivesTheChannelItsOutcomeAndScoreAlsoOverSeveralSubjects() {
        accepted(OFFERS.formatted(1, "NUDGE, VOUCHER"));
        accepted(
                "{id: policies/worth, version: 1, channel: offers, score: sum, bands: [{from: 50, outcome: VOUCHER}]}");
        accepted("{id: young, version: 1, on: transaction, when: true, then: {points: 30, channel: offers}}");
        accepted(OF_CARD.formatted("card", "{points: 25, channel: offers}"));

        assertThat(pay().byChannel().others()).containsExactly(new ChannelAnswer("offers", "VOUCHER", 55));
    }

    @Test
    void withAChannelEveryOutcomeIsDeclared() {
        accepted("{id: free, version: 1, on: click, when: true, then: {outcome: GIFT}}");
        accepted(OFFERS.formatted(1, "NUDGE"));

        assertThat(error("{id: more, version: 1, on: click, when: true, then: {outcome: GIFT}}"))
                .startsWith("unknown outcome 'GIFT'")
                .endsWith("under outcomes or channels, or in job/schema");
        assertThat(error("{id: more, version: 1, on: click, when: true, then: {points: 5, channel: ofers}}"))
                .isEqualTo(
                        "unknown channel 'ofers'; did you mean 'offers'?; declare it in the job config or job/schema,"
                                + " under channels");
    }

    @Test
    void whatARuleOrAPolicyInForceUsesCannotBeTakenBack() {
        accepted(OFFERS.formatted(1, "NUDGE, VOUCHER"));
        accepted("{id: voucher, version: 1, on: transaction, when: true, then: {outcome: VOUCHER}}");
        accepted("{id: points, version: 1, on: transaction, when: true, then: {points: 5, channel: offers}}");
        accepted("{id: policies/worth, version: 1, channel: offers, bands: [{from: 5, outcome: NUDGE},"
                + " {from: 50, outcome: VOUCHER}]}");

        assertThat(errors("{id: job/schema, version: 2, channels: {deals: {outcomes: [NUDGE, VOUCHER]}}}"))
                .anyMatch(
                        said -> said.startsWith("'policies/worth', channel: 'offers' is no channel of the job config"))
                .anyMatch(said -> said.startsWith("rule 'points', then.channel: unknown channel 'offers'"))
                .allMatch(said -> said.endsWith("; change it first"));
        assertThat(errors(OFFERS.formatted(2, "NUDGE")))
                .anyMatch(said -> said.startsWith("rule 'voucher', then.outcome: unknown outcome 'VOUCHER'"));
        assertThat(errors(OFFERS.formatted(2, "VOUCHER, NUDGE")))
                .containsExactly(
                        "'policies/worth', bands[1].outcome: 'VOUCHER' is no more severe than 'NUDGE' of the band"
                                + " before; give higher sums the more severe outcome; change it first");
        assertThat(engine.push("job/schema", new byte[0]).kind()).isEqualTo(RuleStatus.Kind.REJECTED);
        assertThat(pay().byChannel().others()).containsExactly(new ChannelAnswer("offers", "VOUCHER", 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            channels: {risk: {outcomes: [A]}} ~ channels.risk ~ the risk is there already; write its further outcomes under outcomes
            channels: {Offers: {outcomes: [A]}} ~ channels.Offers ~ 'Offers' is no name of a channel; write 1 to 64 of
            channels: {a: {}} ~ channels.a.outcomes ~ 'outcomes' is missing; write outcomes from the least important
            channels: {a: {outcomes: [A, BLOCK]}} ~ channels.a.outcomes ~ 'BLOCK' is an outcome of the job config, which says how it ranks; take another
            channels: {a: {outcomes: [A]}, b: {outcomes: [B, A]}} ~ channels.b.outcomes ~ 'A' is written twice; an outcome belongs to one channel
            outcomes: [A], channels: {b: {outcomes: [A]}} ~ channels.b.outcomes ~ 'A' is written twice
            channels: {a: {outcomes: [a b]}} ~ channels.a.outcomes ~ 'a b' is no name of an outcome; write such as VOUCHER
            channels: {a: {outcome: [A]}} ~ channels.a.outcome ~ unknown key 'outcome'; did you mean 'outcomes'?
            channels: {a: [A]} ~ channels.a ~ 'channels.a' is a map of keys and values, not a list
            """)
    void whatItCannotSayIsRefusedWithARemedy(String written, String path, String message) {
        RuleStatus answer = push("{id: job/schema, version: 1, " + written + "}");

        assertThat(answer.errors()).anySatisfy(error -> {
            assertThat(error.path()).isEqualTo(path);
            assertThat(error.message()).startsWith(message);
        });
    }

    @Test
    void thereAreSixteenOfSixtyFourOutcomesAndNoMore() {
        assertThat(error(channels(17, 1))).isEqualTo("there are 17 channels; write at most 16");
        assertThat(error(channels(1, 65))).isEqualTo("there are 65 outcomes; write at most 64");
        accepted(channels(16, 64));
    }

    private static String channels(int many, int outcomes) {
        return "{id: job/schema, version: 1, channels: {"
                + IntStream.range(0, many)
                        .mapToObj(channel -> "c" + channel + ": {outcomes: ["
                                + IntStream.range(0, outcomes)
                                        .mapToObj(one -> "O" + channel + "_" + one)
                                        .collect(Collectors.joining(", "))
                                + "]}")
                        .collect(Collectors.joining(", "))
                + "}}";
    }

    private Decision pay() {
        paid++;
        return engine.decide(payment("t-" + paid).event()).get(0);
    }

    private void accepted(String document) {
        assertThat(push(document).errors()).isEmpty();
    }

    private String error(String document) {
        return errors(document).get(0);
    }

    private List<String> errors(String document) {
        RuleStatus answer = push(document);
        assertThat(answer.kind()).isEqualTo(RuleStatus.Kind.REJECTED);
        return answer.errors().stream().map(RuleError::message).toList();
    }

    private RuleStatus push(String document) {
        String id = document.substring(document.indexOf("id: ") + 4, document.indexOf(','));
        return engine.push(id, document.getBytes(StandardCharsets.UTF_8));
    }
}
