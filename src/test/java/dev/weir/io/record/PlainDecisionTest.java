package dev.weir.io.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.events.Value;
import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Trigger;
import dev.weir.io.value.Timestamps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Most decisions take a shorter way to the same bytes. */
final class PlainDecisionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ODD = "\"\\\n\u0000\u001f\u007f\u0080\u00e9\u20ac/<'";
    private static final double[] SCORES = {0, -0.0, 1, 0.1, 1e-7, 1e21, Double.MIN_VALUE, -Double.MAX_VALUE, 90.5};

    private final JsonDecisions decisions = new JsonDecisions();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theBytesAreThoseOfAGenerator(long seed) throws JsonProcessingException {
        SplittableRandom random = new SplittableRandom(seed);
        int plain = 0;
        for (int i = 0; i < 2_000; i++) {
            Decision decision = decision(
                    text(random), text(random), text(random), SCORES[random.nextInt(SCORES.length)], random.nextLong());
            plain += PlainDecision.json(decision, Integer.MAX_VALUE).isPresent() ? 1 : 0;

            assertThat(decisions.write(decision)).isEqualTo(JSON.writeValueAsBytes(fields(decision)));
        }
        assertThat(plain).isBetween(200, 1_800);
    }

    @Test
    void aDecisionThatFitsToTheByteIsWrittenAndALargerOneIsNot() {
        Decision decision = decision("d", "t", "c", 0, 1);
        int bytes = decisions.write(decision).length;

        assertThat(PlainDecision.json(decision, bytes)).isPresent();
        assertThat(PlainDecision.json(decision, bytes - 1)).isEmpty();
    }

    @Test
    void whateverElseADecisionSaysIsLeftToTheGenerator() {
        Reason reason = new Reason("r", 1, "BLOCK", 0, 0, Map.of(), Map.of(), Map.of());
        ChannelAnswer answer = new ChannelAnswer("offers", "GIVE", 1);
        Considered offer = new Considered("r", 1, "GIVE", "", Value.absent(), Considered.CAP);

        assertThat(isPlain(List.of(), List.of(), "", ByChannel.PLAIN, 1)).isTrue();
        assertThat(isPlain(List.of(reason), List.of(), "", ByChannel.PLAIN, 1)).isFalse();
        assertThat(isPlain(List.of(), List.of(reason), "", ByChannel.PLAIN, 1)).isFalse();
        assertThat(isPlain(List.of(), List.of(), "0c9f", ByChannel.PLAIN, 1)).isFalse();
        assertThat(isPlain(List.of(), List.of(), "", ByChannel.PLAIN, Double.NaN))
                .isFalse();
        assertThat(isPlain(List.of(), List.of(), "", new ByChannel("o", List.of(), List.of(), List.of()), 1))
                .isFalse();
        assertThat(isPlain(List.of(), List.of(), "", new ByChannel("", List.of(answer), List.of(), List.of()), 1))
                .isFalse();
        assertThat(isPlain(List.of(), List.of(), "", new ByChannel("", List.of(), List.of(reason), List.of()), 1))
                .isFalse();
        assertThat(isPlain(List.of(), List.of(), "", ByChannel.PLAIN.with(List.of(offer)), 1))
                .isFalse();
    }

    private static boolean isPlain(
            List<Reason> reasons, List<Reason> shadow, String duplicateOf, ByChannel byChannel, double score) {
        return PlainDecision.json(
                        new Decision(
                                "d",
                                new Trigger("transaction", "t"),
                                "c",
                                1,
                                2,
                                "ALLOW",
                                score,
                                reasons,
                                shadow,
                                3,
                                true,
                                duplicateOf,
                                byChannel),
                        Integer.MAX_VALUE)
                .isPresent();
    }

    private static Decision decision(String id, String trigger, String subject, double score, long number) {
        return new Decision(
                id,
                new Trigger("transaction", trigger),
                subject,
                number / 100_000,
                number,
                "ALLOW",
                score,
                List.of(),
                List.of(),
                number);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            boolean odd = random.nextInt(60) == 0;
            text.append(odd ? ODD.charAt(random.nextInt(ODD.length())) : (char) ('!' + 2 * random.nextInt(20) + 2));
        }
        return random.nextInt(30) == 0 ? text + "\ud83d\ude00" : text.toString();
    }

    private static Map<String, Object> fields(Decision decision) {
        Map<String, Object> trigger = new LinkedHashMap<>();
        trigger.put("type", decision.trigger().type());
        trigger.put("id", decision.trigger().id());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("decisionId", decision.decisionId());
        fields.put("trigger", trigger);
        fields.put("subject", decision.subject());
        fields.put("eventTime", Timestamps.text(decision.eventTimeMillis()));
        fields.put("decidedAt", Timestamps.text(decision.decidedAtMillis()));
        fields.put("outcome", decision.outcome());
        fields.put("score", decision.score());
        fields.put("reasons", List.of());
        fields.put("shadow", List.of());
        fields.put("rulesEpoch", decision.rulesEpoch());
        return fields;
    }
}
