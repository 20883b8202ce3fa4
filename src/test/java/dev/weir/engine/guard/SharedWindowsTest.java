package dev.weir.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.guard.GuardTally.OfRule;
import dev.weir.engine.plan.GuardSettings;
import dev.weir.events.Fingerprint;
import dev.weir.events.answer.RuleStatus;
import dev.weir.rules.rule.Guard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules with the same counts have one window, and nobody notices. */
final class SharedWindowsTest {
    private static final GuardSettings OFTEN = new GuardSettings(0.2, 60_000, 20, 20);

    private Guards guards = new Guards();

    @Test
    void rulesOfWhichTheSameIsToldHaveOneWindowUntilOneOfThemFails() {
        for (int second = 1; second < 4; second++) {
            guards.receive(tally(second, 0, 1, List.of(quiet(0), quiet(1), quiet(2))), OFTEN);
        }
        assertThat(failed(0)).isSameAs(failed(1)).isSameAs(failed(2));
        guards = Bytes.there(new GuardsCodec(), guards);
        assertThat(failed(0)).isSameAs(failed(1)).isSameAs(failed(2));

        OfRule fails = new OfRule("r-1", 0, 1, Optional.empty(), first(1), first(1), new BitSet());
        guards.receive(tally(4, 0, 1, List.of(quiet(0), fails)), OFTEN);

        assertThat(failed(1).share()).isEqualTo(1);
        assertThat(failed(0).share()).isZero();
        assertThat(failed(2).latestSecond()).as("was not told of the second").isEqualTo(3);
        assertThat(failed(0).latestSecond()).isEqualTo(4);
    }

    @Test
    void rulesInCommonAreSwitchedOffAsTheyAreByThemselves() {
        Random random = new Random(5);
        Map<String, Guards> apart = new TreeMap<>();
        List<String> switchedOff = new ArrayList<>();
        for (int second = 1; second < 400; second++) {
            List<OfRule> told = new ArrayList<>();
            int subjects = 1 + random.nextInt(6);
            for (int rule = 0; rule < 8; rule++) {
                if (random.nextInt(9) > 0) {
                    told.add(someRule(rule, random, subjects));
                }
            }
            int from = random.nextInt(60);
            List<String> together = ids(guards.receive(tally(second, from, from + subjects, told), OFTEN));
            List<String> alone = new ArrayList<>();
            for (int rule = 0; rule < 8; rule++) {
                String id = "r-" + rule;
                GuardTally ofRule = tally(
                        second,
                        from,
                        from + subjects,
                        told.stream().filter(one -> one.id().equals(id)).toList());
                alone.addAll(
                        ids(apart.computeIfAbsent(id, unknown -> new Guards()).receive(ofRule, OFTEN)));
            }
            assertThat(together).as("second %d", second).isEqualTo(alone);
            switchedOff.addAll(together);
            guards = second % 50 == 0 ? Bytes.there(new GuardsCodec(), guards) : guards;
        }
        assertThat(switchedOff)
                .anyMatch(reason -> reason.contains("failed for"))
                .anyMatch(reason -> reason.contains("blocked transactions"));
    }

    private static OfRule someRule(int number, Random random, int subjects) {
        BitSet evaluated = random.nextInt(4) == 0 ? first(random.nextInt(subjects + 1)) : first(subjects);
        BitSet failed = number > 4 && random.nextInt(5) == 0 ? first(1) : new BitSet();
        BitSet blocked = number > 2 && random.nextInt(8) == 0 ? first(1) : new BitSet();
        Optional<Guard> guard = number % 2 == 0 ? Optional.empty() : Optional.of(new Guard(0.15, 60_000));
        return new OfRule("r-" + number, 0, 1, guard, evaluated, failed, blocked);
    }

    private static List<String> ids(List<RuleStatus> statuses) {
        return statuses.stream()
                .map(status -> status.rule() + status.notes().reason())
                .toList();
    }

    private SubjectWindow failed(int number) {
        return Objects.requireNonNull(guards.byRule().get("r-" + number)).failed();
    }

    private static OfRule quiet(int number) {
        return new OfRule("r-" + number, 0, 1, Optional.empty(), first(1), new BitSet(), new BitSet());
    }

    private static GuardTally tally(long second, int from, int to, List<OfRule> rules) {
        List<Long> subjects = new ArrayList<>();
        IntStream.range(from, to).forEach(subject -> subjects.add(Fingerprint.of(subject)));
        return new GuardTally(7, second, 0, subjects, first(to - from), rules);
    }

    private static BitSet first(int count) {
        BitSet first = new BitSet();
        first.set(0, count);
        return first;
    }
}
