package dev.weir.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.GuardSettings;
import dev.weir.events.answer.RuleStatus;
import dev.weir.rules.rule.Guard;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which models guards switch off. */
final class GuardsOfModelsTest {
    private static final GuardSettings SETTINGS = new GuardSettings(0.2, 600_000, 100, 20);
    private static final Optional<Guard> HALF = Optional.of(new Guard(0.5, 60_000));

    private final Guards guards = new Guards();

    @Test
    void aModelThatGivesNoScoreForMoreSubjectsThanItsGuardAllowsIsSwitchedOff() {
        assertThat(asked(1, 0, 100, 50)).isEmpty();

        RuleStatus status = asked(2, 100, 200, 52).get(0);

        assertThat(status.rule()).isEqualTo("models/m/shadow");
        assertThat(status.version()).isEqualTo(3);
        assertThat(status.kind()).isEqualTo(RuleStatus.Kind.SWITCHING_OFF);
        assertThat(status.notes().reason())
                .isEqualTo(
                        "gave no score, since it failed or was too slow, for 51 % of 200 subjects within 1m, more than"
                                + " its guard of 50 %");
    }

    @Test
    void itTakesAsManySubjectsAsForARuleAndWhatFailedLongAgoIsForgotten() {
        assertThat(asked(1, 0, 99, 99)).isEmpty();
        assertThat(asked(90, 200, 300, 50)).isEmpty();
    }

    private List<RuleStatus> asked(long second, int from, int to, int failing) {
        BitSet all = new BitSet();
        all.set(0, to - from);
        BitSet failed = new BitSet();
        failed.set(0, failing);
        GuardTally.OfRule model = new GuardTally.OfRule("models/m/shadow", 5, 3, HALF, all, failed, new BitSet());
        List<Long> subjects = LongStream.range(from, to).boxed().toList();
        return guards.receive(new GuardTally(7, second, 0, subjects, all, List.of(model)), SETTINGS);
    }
}
