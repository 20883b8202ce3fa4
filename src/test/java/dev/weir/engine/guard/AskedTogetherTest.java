package dev.weir.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.plan.GuardSettings;
import dev.weir.events.Fingerprint;
import dev.weir.events.answer.RuleStatus;
import dev.weir.rules.rule.Guard;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are told of together count as those that are told of one by one. */
final class AskedTogetherTest {
    private static final GuardSettings OFTEN = new GuardSettings(0.2, 60_000, 20, 20);
    private static final int REPORTS = 60;
    /** So many subjects that a second now and then has more than it keeps. */
    private static final int SUBJECTS = 400;

    private final GuardTallies together = new GuardTallies();
    private final GuardTallies apart = new GuardTallies();
    private final Map<Integer, List<WatchedRule>> plans = new HashMap<>();
    private int announced;
    private long version = 1;
    private Guards guards = new Guards();
    private Guards twin = new Guards();
    private int reports;
    private int requests;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsToldAndWhoIsSwitchedOffIsTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        announceAll();
        for (int report = 0; report < REPORTS; report++) {
            if (random.nextInt(8) == 0) { // an edit
                version++;
                announceAll();
            }
            int events = random.nextInt(5) == 0 ? 900 : 1 + random.nextInt(60);
            for (int event = 0; event < events; event++) {
                add(random, report);
            }
            report();
            if (random.nextInt(10) == 0) {
                guards = Bytes.there(new GuardsCodec(), guards);
                twin = Bytes.there(new GuardsCodec(), twin);
            }
        }
        assertThat(reports).isGreaterThanOrEqualTo(REPORTS);
        assertThat(requests).isPositive();
    }

    /** Two plans for different types of event, of which only one changes with an edit, and never all of its rules. */
    private void announceAll() {
        List<WatchedRule> payments = new ArrayList<>();
        for (int rule = 0; rule < 7; rule++) {
            payments.add(rule("p-" + rule, rule < 3 ? version : 1, rule % 2 == 0));
        }
        announce(payments);
        if (version % 2 == 1) {
            announce(List.of(rule("c-0", 1, false), rule("c-1", 1, false)));
        }
    }

    private void announce(List<WatchedRule> rules) {
        announced++;
        plans.put(announced, rules);
        together.add(new TallyNote.Asks(announced, rules));
    }

    private void add(SplittableRandom random, long report) {
        int plan = Math.max(1, announced - random.nextInt(3));
        long second = 2 * report + random.nextInt(4) / 3;
        long subject = Fingerprint.of((long) random.nextInt(SUBJECTS));
        boolean decided = random.nextBoolean();
        List<TallyNote.Deed> deeds = new ArrayList<>();
        List<WatchedRule> rules = plans.getOrDefault(plan, List.of());
        boolean harmful = report % 20 > 14;
        if (random.nextInt(harmful ? 1 : 12) == 0) {
            WatchedRule rule = rules.get(random.nextInt(rules.size()));
            boolean fails = rule.id().endsWith("1");
            deeds.add(new TallyNote.Deed(rule, fails, decided && rule.guard().isPresent()));
        }
        if (random.nextInt(9) == 0) {
            deeds.add(new TallyNote.Deed(rule("now-and-then", version, false), false, false));
        }
        together.add(new TallyNote.OfEvent(plan, version, second, subject, decided, deeds));
        List<TallyNote.Deed> ofEach = new ArrayList<>();
        rules.forEach(rule -> ofEach.add(new TallyNote.Deed(rule, false, false)));
        ofEach.addAll(deeds);
        apart.add(new TallyNote.OfEvent(TallyNote.NO_PLAN, version, second, subject, decided, ofEach));
    }

    private void report() {
        List<GuardTally> expected = apart.take();
        List<GuardTally> taken = together.take();
        assertThat(taken).hasSameSizeAs(expected);
        for (int i = 0; i < taken.size(); i++) {
            assertSame(taken.get(i), expected.get(i));
        }
        List<RuleStatus> asked = new ArrayList<>();
        for (TallyReport report : TallyReport.of(taken)) {
            asked.addAll(guards.receive(Bytes.there(new TallyReportCodec(), report), OFTEN));
            reports++;
        }
        List<RuleStatus> askedByTwin = new ArrayList<>();
        expected.forEach(tally -> askedByTwin.addAll(twin.receive(tally, OFTEN)));
        assertThat(asked).isEqualTo(askedByTwin);
        assertThat(Bytes.of(new GuardsCodec(), guards)).isEqualTo(Bytes.of(new GuardsCodec(), twin));
        requests += asked.size();
    }

    private static void assertSame(GuardTally told, GuardTally expected) {
        assertThat(told.ofEachRule()).containsExactlyInAnyOrderElementsOf(expected.rules());
        assertThat(told.subjects()).isEqualTo(expected.subjects());
        assertThat(told.decided()).isEqualTo(expected.decided());
        assertThat(told.noughts()).isEqualTo(expected.noughts());
    }

    private static WatchedRule rule(String id, long version, boolean guarded) {
        Optional<Guard> guard = guarded ? Optional.of(new Guard(0.15, 60_000)) : Optional.empty();
        return new WatchedRule(id, 0, version, guard);
    }

    @Test
    void aTallyThatAnEarlierReleaseSentByItselfIsAReportOfOne() throws IOException {
        GuardTally tally = new GuardTally(7, -5, 0, List.of(11L), new BitSet(), List.of());
        byte[] sent = Bytes.of(new GuardTallyCodec(), tally);

        assertThat(new TallyReportCodec().read(new DataInputStream(new ByteArrayInputStream(sent))))
                .isEqualTo(new TallyReport(List.of(tally)));
    }
}
