package dev.weir.engine.decide;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.CompletedMatches.Kind;
import dev.weir.engine.message.RuleMatch;
import dev.weir.events.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads decisions keeps their ids: no release may give an event another one. */
final class DecisionIdsTest {
    private final DecisionIds ids = new DecisionIds();

    @Test
    void theIdOfADecisionIsThatOfEveryRelease() {
        assertThat(ids.of(payment("t-1").event(), "c-1")).isEqualTo("5f3bb78b62fa7ce803d8870c905cc7fc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "card-9", "Zoë", "Łódź", "😀", "\ud83d", "\u0080", "\u007f\u0000"})
    void anIdIsTheDigestOfTheTextsEachAfterItsLength(String subject) throws NoSuchAlgorithmException {
        for (String customer : new String[] {subject, subject.repeat(9), subject.repeat(10), subject.repeat(1_000)}) {
            Event payment = payment("t-1").event();

            assertThat(ids.of(payment, customer)).isEqualTo(digest(part("transaction") + part("t-1") + part(customer)));
        }
        assertThat(ids.of(payment("t-2").event(), subject))
                .isEqualTo(digest(part("transaction") + part("t-2") + part(subject)));
    }

    @Test
    void theIdOfACorrectionIsThatOfEveryRelease() {
        assertThat(ids.ofCorrection(payment("t-1").of(11.5).line("s-1", 2).event(), "c-1"))
                .isEqualTo("a93e4c9a8430106cbd290457d74d4fdc");
    }

    @Test
    void matchesOfTheOnlyKeyAreTheirEventsOwnDecisionAndThoseOfSeveralHaveTheNameOfTheirs()
            throws NoSuchAlgorithmException {
        assertThat(ids.of(matches(Kind.EVENT))).isEqualTo(ids.of(payment("t-1").event(), "c-1"));
        assertThat(ids.of(matches(Kind.EVENT_AT_KEY)))
                .isEqualTo(digest(part("transaction") + part("t-1") + part("c-1") + part("cardId=card-1")));
    }

    @Test
    void matchesThatTimeCompletedAreNamedByTheRuleAndAllEventsOfEachStage() throws NoSuchAlgorithmException {
        assertThat(ids.of(matches(Kind.TIME)))
                .isEqualTo(digest(part("transaction")
                        + part("t-1")
                        + part("c-1")
                        + part("r")
                        + part("small")
                        + part("t-0")
                        + part("t-1")
                        + part("large")
                        + part("t-2")));
    }

    private static CompletedMatches matches(Kind kind) {
        Map<String, List<Event>> stages = new LinkedHashMap<>();
        stages.put("small", List.of(payment("t-0").event(), payment("t-1").event()));
        stages.put("large", List.of(payment("t-2").event()));
        RuleMatch match = new RuleMatch("r", 3, stages, Map.of());
        Event trigger = payment("t-1").event();
        return new CompletedMatches("c-1", 1, "cardId=card-1", trigger, 7_000, kind, List.of(match), Optional.empty());
    }

    private static String part(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + ":" + text;
    }

    private static String digest(String about) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16);
    }
}
