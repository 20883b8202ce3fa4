package dev.weir.config;

import static dev.weir.config.ConfigTexts.LEAST;
import static dev.weir.config.ConfigTexts.errors;
import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.PointPolicy.Band;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies that sum points, as they are written in a job config. */
final class PointPolicySettingsTest {
    @Test
    void aPolicyHasAChannelTagsAScoreAndBands() throws ConfigException {
        String policies = """
                channels: {offers: {outcomes: [TIP, GIFT]}}
                policies:
                  all: {bands: [{from: 50, outcome: REVIEW}, {from: 80.5, outcome: BLOCK}]}
                  interest: {channel: offers, tags: [tip], score: sum, bands: [{from: -0.5, outcome: TIP}]}
                """;

        assertThat(read(LEAST + policies).policies().points())
                .containsExactly(
                        new PointPolicy(
                                "all", "", Set.of(), false, List.of(new Band(50, "REVIEW"), new Band(80.5, "BLOCK"))),
                        new PointPolicy("interest", "offers", Set.of("tip"), true, List.of(new Band(-0.5, "TIP"))));
    }

    @Test
    void thereAreAtMost32PoliciesAndEachHasAtMostSixteenBands() throws ConfigException {
        assertThat(read(LEAST + policies(32)).policies().points()).hasSize(32);
        assertThat(errors(LEAST + policies(33), Map.of(), Map.of()))
                .containsExactly("policies: has 33 names; write at most 32");
        assertThat(read(bands(16)).policies().points().get(0).bands()).hasSize(16);
        assertThat(errors(bands(17), Map.of(), Map.of()))
                .containsExactly("policies.p.bands: has 17 bands; write at most 16");
    }

    private static String policies(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "  p" + i + ": {bands: [{from: 1, outcome: BLOCK}]}")
                .collect(Collectors.joining("\n", "policies:\n", ""));
    }

    private static String bands(int count) {
        return LEAST
                + IntStream.range(0, count)
                        .mapToObj(i -> "O" + i)
                        .collect(Collectors.joining(", ", "outcomes: [", "]\n"))
                + IntStream.range(0, count)
                        .mapToObj(i -> "{from: " + i + ", outcome: O" + i + "}")
                        .collect(Collectors.joining(", ", "policies: {p: {bands: [", "]}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            policies: {p: {}}            | policies.p.bands: is missing; write bands, such as bands: [{from: 50, outcome: REVIEW}, {from: 80, outcome: BLOCK}]
            policies: {p: {bands: []}}   | policies.p.bands: is the list []; write bands, such as bands: [{from: 50, outcome: REVIEW}, {from: 80, outcome: BLOCK}]
            policies: {P: {bands: [{from: 1, outcome: BLOCK}]}} | policies.P: is no name; write 1 to 64 of the characters a-z, 0-9, '.', '_' and '-'
            policies: {p: {bands: [{from: 1, outcome: BLOCKED}]}} | policies.p.bands[0].outcome: is 'BLOCKED', which is no outcome of the channel; did you mean 'BLOCK'?
            policies: {p: {bands: [{from: 1, outcome: REVEIW}]}} | policies.p.bands[0].outcome: is 'REVEIW', which is no outcome of the channel; did you mean 'REVIEW'?
            policies: {p: {bands: [{from: 1}]}} | policies.p.bands[0].outcome: is missing; write an outcome of the channel, such as outcome: REVIEW
            policies: {p: {bands: [{outcome: BLOCK}]}} | policies.p.bands[0].from: is missing; write a number from -1000000 to 1000000
            policies: {p: {bands: [{from: 1000001, outcome: BLOCK}]}} | policies.p.bands[0].from: is the number 1000001; write a number from -1000000 to 1000000
            policies: {p: {bands: [{from: 1, outcome: BLOCK, to: 2}]}} | policies.p.bands[0].to: unknown key; known are 'from', 'outcome'
            policies: {p: {bands: [BLOCK]}} | policies.p.bands[0]: is the text 'BLOCK'; write keys and values
            policies: {p: {bands: [{from: 80, outcome: REVIEW}, {from: 80, outcome: BLOCK}]}} | policies.p.bands[1].from: is not above that of the band before; write the bands from the lowest
            policies: {p: {bands: [{from: 50, outcome: BLOCK}, {from: 80, outcome: REVIEW}]}} | policies.p.bands[1].outcome: is 'REVIEW', no more severe than 'BLOCK' of the band before; give higher sums the more severe outcome
            policies: {p: {channel: offer, bands: [{from: 1, outcome: BLOCK}]}} | policies.p.channel: is 'offer', which is no channel; known are 'risk'
            policies: {p: {score: max, bands: [{from: 1, outcome: BLOCK}]}} | policies.p.score: is the text 'max'; write rules or sum
            policies: {a: {score: sum, bands: [{from: 1, outcome: BLOCK}]}, b: {score: sum, bands: [{from: 1, outcome: BLOCK}]}} | policies.b.score: is 'sum', as in another policy of the channel; a channel has one score
            """)
    void whatIsWrongIsRefusedWithItsPathAndWhatToWrite(String yaml, String error) {
        assertThat(errors(LEAST + yaml, Map.of(), Map.of())).first().isEqualTo(error);
    }
}
