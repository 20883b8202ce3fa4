package dev.weir.cli.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Output;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.PointPolicy.Band;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Why a policy did not decide. */
final class PolicyNotesTest {
    private static final PolicyNotes NOTES = new PolicyNotes(
            List.of(
                    new PointPolicy("risk", "", Set.of(), true, List.of(new Band(50, "REVIEW"))),
                    new PointPolicy("cards", "", Set.of("card"), false, List.of(new Band(20.5, "BLOCK")))),
            reason -> reason.path("rule").asText().startsWith("c") ? List.of("card") : List.of());

    @Test
    void aSumBelowTheFirstBandIsToldWithItsRules() {
        JsonNode decision = decision(
                "{'rule':'c-1','points':0.1},{'rule':'c-2','points':0.2},{'rule':'c-2','points':0.1},{'rule':'d','points':9}");

        assertThat(NOTES.undecided(decision))
                .containsExactly(
                        "policies/risk did not decide: 9.3 points by c-1 + c-2 + d; its first band begins at 50",
                        "policies/cards did not decide: 0.3 points by c-1 + c-2; its first band begins at 20.5");
    }

    @Test
    void ofPoliciesThatDecidedOrCountedNothingNothingIsSaidUnlessSomebodyAsks() {
        JsonNode decision = decision("{'rule':'policies/risk','points':60,'from':50},{'rule':'d','points':60}");

        assertThat(NOTES.undecided(decision)).isEmpty();
        assertThat(NOTES.whyNot("policies/risk", decision)).isEmpty();
        assertThat(NOTES.whyNot("policies/cards", decision))
                .contains("policies/cards did not decide: no rule that it counts gave points");
        assertThat(NOTES.whyNot("policies/card", decision))
                .contains("there was no policy 'policies/card', in the job config or as a document; did you mean"
                        + " 'policies/cards'?");
    }

    @Test
    void pointsOfAnotherChannelDoNotCount() {
        assertThat(NOTES.undecided(decision("{'rule':'c','points':5,'channel':'offers'}")))
                .isEmpty();
    }

    private static JsonNode decision(String reasons) {
        return Output.parse(("{\"reasons\":[" + reasons.replace('\'', '"') + "]}").getBytes(StandardCharsets.UTF_8));
    }
}
