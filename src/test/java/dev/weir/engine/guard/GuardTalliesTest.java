package dev.weir.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Bytes;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.guard.GuardTally.OfRule;
import dev.weir.events.Fingerprint;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardTalliesTest {
    private static final int MOST = SecondTally.MOST_SUBJECTS;

    private final GuardTallies tallies = new GuardTallies();

    @Test
    void aSubjectThatIsHeardOfAgainIsTheSame() {
        tallies.add(of(7, 1, 3, "r", true));
        tallies.add(of(7, 2, 3, "r", false));
        tallies.add(of(9, 1, 3, "other", false));

        GuardTally tally = tallies.take().get(0);

        assertThat(tally.epoch()).isEqualTo(9);
        assertThat(tally.subjects()).containsExactly(Fingerprint.of(1L), Fingerprint.of(2L));
        assertThat(tally.decided()).isEqualTo(bits(0, 1));
        assertThat(tally.rules())
                .containsExactlyInAnyOrder(
                        new OfRule("r", 0, 1, Optional.empty(), bits(0, 1), bits(0), bits()),
                        new OfRule("other", 0, 1, Optional.empty(), bits(0), bits(), bits()));
        assertThat(tallies.take()).isEmpty();
    }

    @Test
    void rulesThatEveryEventAsksAreToldOnceAndCountForEachSubject() {
        tallies.add(Bytes.there(new TallyNoteCodec(), new TallyNote.Asks(1, List.of(rule("a", 1), rule("b", 1)))));
        tallies.add(new TallyNote.OfEvent(1, 7, 3, Fingerprint.of(1L), true, List.of()));
        tallies.add(new TallyNote.OfEvent(
                1, 7, 3, Fingerprint.of(2L), true, List.of(new TallyNote.Deed(rule("b", 1), true, false))));

        assertThat(tallies.take().get(0).ofEachRule())
                .containsExactlyInAnyOrder(
                        new OfRule("a", 0, 1, Optional.empty(), bits(0, 1), bits(), bits()),
                        new OfRule("b", 0, 1, Optional.empty(), bits(0, 1), bits(1), bits()));
    }

    @Test
    void ofARuleThatTwoPlansOfASecondAskTheSubjectsOfBothCountAndOfNoOther() {
        tallies.add(new TallyNote.Asks(1, List.of(rule("a", 1), rule("b", 1))));
        tallies.add(new TallyNote.OfEvent(1, 7, 3, Fingerprint.of(1L), true, List.of()));
        tallies.add(new TallyNote.Asks(2, List.of(rule("a", 1), rule("c", 1))));
        tallies.add(new TallyNote.OfEvent(2, 8, 3, Fingerprint.of(2L), true, List.of()));

        assertThat(there(tallies.take()).get(0).ofEachRule())
                .containsExactlyInAnyOrder(
                        new OfRule("a", 0, 1, Optional.empty(), bits(0, 1), bits(), bits()),
                        new OfRule("b", 0, 1, Optional.empty(), bits(0), bits(), bits()),
                        new OfRule("c", 0, 1, Optional.empty(), bits(1), bits(), bits()));
    }

    @Test
    void rulesThatEveryEventAsksAreWrittenOnceForAllSecondsOfAReportAndAreOneListAgain() {
        List<WatchedRule> rules =
                IntStream.range(0, 1_000).mapToObj(i -> rule("r-" + i, 1)).toList();
        tallies.add(new TallyNote.Asks(1, rules));
        for (long subject = 0; subject < 100; subject++) {
            tallies.add(new TallyNote.OfEvent(1, 7, subject / 10, Fingerprint.of(subject), true, List.of()));
        }
        List<GuardTally> taken = tallies.take();
        List<GuardTally> read = there(taken);

        assertThat(read).isEqualTo(taken).hasSize(10).allSatisfy(tally -> {
            assertThat(tally.asked().get(0).rules())
                    .isSameAs(read.get(0).asked().get(0).rules());
            assertThat(tally.ofEachRule()).hasSize(1_000);
        });
        assertThat(Bytes.of(new TallyReportCodec(), new TallyReport(taken)).length - Long.BYTES * 100)
                .isLessThan(12 * rules.size());
    }

    @Test
    void subjectsThatManyRulesHaveInCommonAreWrittenOnce() {
        BitSet all = new BitSet();
        all.set(0, MOST);
        List<Long> subjects = IntStream.range(0, MOST).mapToObj(Fingerprint::of).toList();
        List<OfRule> rules = IntStream.range(0, 1_000)
                .mapToObj(i -> new OfRule("r-" + i, 0, 1, Optional.empty(), all, bits(1), bits()))
                .toList();
        GuardTally tally = new GuardTally(7, 3, 0, subjects, all, rules);
        GuardTally read = there(List.of(tally)).get(0);

        assertThat(read).isEqualTo(tally);
        assertThat(read.rules())
                .allSatisfy(rule -> assertThat(rule.evaluated())
                        .isSameAs(read.rules().get(0).evaluated()));
        assertThat(Bytes.of(new GuardTallyCodec(), tally).length - Long.BYTES * MOST)
                .isLessThan(15 * rules.size());
    }

    @Test
    void plansForDifferentTypesOfEventAreToldTogether() {
        tallies.add(new TallyNote.Asks(1, List.of(rule("a", 1), rule("b", 1))));
        tallies.add(new TallyNote.Asks(2, List.of(rule("c", 1))));
        tallies.add(new TallyNote.OfEvent(1, 7, 3, Fingerprint.of(1L), true, List.of()));
        tallies.add(new TallyNote.OfEvent(2, 7, 3, Fingerprint.of(2L), true, List.of()));

        GuardTally tally = there(tallies.take()).get(0);

        assertThat(tally.rules()).isEmpty();
        assertThat(tally.asked())
                .containsExactly(
                        new GuardTally.Asked(List.of(rule("a", 1), rule("b", 1)), bits(0)),
                        new GuardTally.Asked(List.of(rule("c", 1)), bits(1)));
    }

    @Test
    void aReportHasABound() {
        for (int second = 0; second <= TallyReport.MOST_TALLIES; second++) {
            tallies.add(of(7, 1, second, "r", true));
        }
        List<GuardTally> taken = tallies.take();

        assertThat(TallyReport.of(taken))
                .extracting(report -> report.tallies().size())
                .containsExactly(TallyReport.MOST_TALLIES, 1);
        assertThatThrownBy(() -> new TallyReport(taken)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofARuleThatTwoPlansOfASecondAskTheLaterVersionCounts() {
        tallies.add(new TallyNote.Asks(1, List.of(rule("a", 1))));
        tallies.add(new TallyNote.OfEvent(1, 7, 3, Fingerprint.of(1L), true, List.of()));
        tallies.add(new TallyNote.Asks(2, List.of(rule("a", 2))));
        tallies.add(new TallyNote.OfEvent(2, 8, 3, Fingerprint.of(2L), true, List.of()));

        assertThat(tallies.take().get(0).ofEachRule())
                .containsExactly(new OfRule("a", 0, 2, Optional.empty(), bits(1), bits(), bits()));
    }

    @Test
    void whatAnEarlierVersionWasAskedIsForgottenOnceALaterOneDidSomethingThoughItsPlanStillAsksTheEarlierOne() {
        TallyNote.Deed ofLater = new TallyNote.Deed(rule("a", 2), true, false);
        tallies.add(new TallyNote.Asks(1, List.of(rule("a", 1), rule("b", 1))));
        tallies.add(new TallyNote.OfEvent(1, 7, 3, Fingerprint.of(1L), true, List.of()));
        tallies.add(new TallyNote.OfEvent(TallyNote.NO_PLAN, 8, 3, Fingerprint.of(2L), true, List.of(ofLater)));
        tallies.add(new TallyNote.OfEvent(1, 7, 3, Fingerprint.of(3L), true, List.of()));

        assertThat(tallies.take().get(0).ofEachRule())
                .containsExactlyInAnyOrder(
                        new OfRule("a", 0, 2, Optional.empty(), bits(1), bits(1), bits()),
                        new OfRule("b", 0, 1, Optional.empty(), bits(0, 2), bits(), bits()));
    }

    @ParameterizedTest(name = "{0} subjects")
    @ValueSource(ints = {MOST, MOST + 1, 2_000})
    void beyondItsBoundItKeepsOfAPlanWhichOfTheSubjectsInItsSampleAskedIt(int subjects) {
        TallyNote.Deed deed = new TallyNote.Deed(rule("now and then", 1), false, false);
        tallies.add(new TallyNote.Asks(1, List.of(rule("always", 1))));
        tallies.add(new TallyNote.Asks(2, List.of(rule("other", 1))));
        for (int subject = 0; subject < subjects; subject++) {
            int plan = subject % 3 == 0 ? 2 : 1;
            tallies.add(new TallyNote.OfEvent(
                    plan, 7, 3, Fingerprint.of((long) subject), true, plan == 1 ? List.of(deed) : List.of()));
        }

        GuardTally tally = tallies.take().get(0);

        Map<String, BitSet> evaluated = new HashMap<>();
        tally.ofEachRule().forEach(rule -> evaluated.put(rule.id(), rule.evaluated()));
        BitSet all = new BitSet();
        all.set(0, tally.subjects().size());
        BitSet always = Objects.requireNonNull(evaluated.get("always"));
        assertThat(always.cardinality()).isPositive();
        assertThat(evaluated).containsEntry("now and then", always);
        all.xor(always);
        assertThat(evaluated).containsEntry("other", all);
        for (int subject = 0; subject < subjects; subject += 3) {
            int place = tally.subjects().indexOf(Fingerprint.of((long) subject));
            assertThat(place < 0 || all.get(place)).isTrue();
        }
    }

    @Test
    void asManyPlansAreKnownAsAnInstanceTells() {
        for (int plan = 1; plan <= TallyNote.MOST_PLANS + 1; plan++) {
            tallies.add(new TallyNote.Asks(plan, List.of(rule("a", plan))));
        }
        tallies.add(new TallyNote.OfEvent(1, 7, 3, Fingerprint.of(1L), true, List.of()));
        tallies.add(new TallyNote.OfEvent(2, 7, 4, Fingerprint.of(1L), true, List.of()));

        assertThat(tallies.take())
                .extracting(tally -> tally.ofEachRule().size())
                .containsExactly(0, 1);
    }

    private static WatchedRule rule(String id, long version) {
        return new WatchedRule(id, 0, version, Optional.empty());
    }

    @Test
    void eachSecondHasItsOwn() {
        tallies.add(of(7, 1, 4, "r", true));
        tallies.add(of(7, 1, 3, "r", true));

        assertThat(tallies.take()).extracting(GuardTally::second).containsExactly(3L, 4L);
    }

    @Test
    void aRuleThatChangedMeanwhileIsWhatItsLaterVersionDidAlsoIfItWasMadeAgain() {
        add(3, 9, 1);
        add(3, 10, 2);
        add(5, 1, 3);
        add(3, 11, 4);

        assertThat(tallies.take().get(0).ofEachRule())
                .containsExactly(new OfRule("r", 5, 1, Optional.empty(), bits(2), bits(2), bits()));
    }

    private void add(long bornEpoch, long version, long subject) {
        TallyNote.Deed deed =
                new TallyNote.Deed(new WatchedRule("r", bornEpoch, version, Optional.empty()), true, false);
        tallies.add(new TallyNote.OfEvent(TallyNote.NO_PLAN, 7, 0, Fingerprint.of(subject), false, List.of(deed)));
    }

    @ParameterizedTest(name = "{0} subjects")
    @ValueSource(ints = {1, MOST, MOST + 1, 5_000})
    void beyondItsBoundItKeepsASampleOfSubjectsWithAllThatIsKnownOfThem(int subjects) {
        SplittableRandom random = new SplittableRandom(subjects);
        Set<Long> failed = new HashSet<>();
        for (int i = 0; i < 3 * subjects; i++) {
            long subject = i % subjects;
            boolean fails = random.nextInt(5) == 0;
            if (fails) {
                failed.add(Fingerprint.of(subject));
            }
            tallies.add(of(7, subject, 3, "r", fails));
        }

        GuardTally tally = there(tallies.take()).get(0);

        assertThat(tally.subjects()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(MOST);
        assertThat(tally.noughts() == 0).isEqualTo(subjects <= MOST);
        assertThat((double) (tally.subjects().size() << tally.noughts())).isBetween(0.7 * subjects, 1.3 * subjects);
        assertThat(tally.decided().cardinality()).isEqualTo(tally.subjects().size());
        OfRule rule = tally.rules().get(0);
        assertThat(rule.evaluated()).isEqualTo(tally.decided());
        for (int place = 0; place < tally.subjects().size(); place++) {
            assertThat(rule.failed().get(place))
                    .isEqualTo(failed.contains(tally.subjects().get(place)));
        }
    }

    @Test
    void asWhomASubjectIsSampledIsDrawnAndNotChosenByWhoeverChoosesNames() {
        SubjectState one = new SubjectState();
        SubjectState other = new SubjectState();
        one.deduplication().setHashKey(1, 2);
        other.deduplication().setHashKey(1, 3);

        assertThat(one.hash("c-1")).isEqualTo(one.hash("c-2")).isNotEqualTo(other.hash("c-1"));
        assertThat(new SubjectState().hash("c-1")).isNotEqualTo(new SubjectState().hash("c-2"));
    }

    private static TallyNote of(long epoch, long subject, long second, String rule, boolean fails) {
        TallyNote.Deed deed = new TallyNote.Deed(new WatchedRule(rule, 0, 1, Optional.empty()), fails, false);
        return Bytes.there(
                new TallyNoteCodec(),
                new TallyNote.OfEvent(TallyNote.NO_PLAN, epoch, second, Fingerprint.of(subject), true, List.of(deed)));
    }

    private static List<GuardTally> there(List<GuardTally> taken) {
        return Bytes.there(new TallyReportCodec(), new TallyReport(taken)).tallies();
    }

    private static BitSet bits(int... places) {
        BitSet bits = new BitSet();
        for (int place : places) {
            bits.set(place);
        }
        return bits;
    }
}
