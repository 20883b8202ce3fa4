package dev.weir.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Payment;
import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.Lists;
import dev.weir.rules.requirement.Operand;
import dev.weir.rules.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which conditions an index finds, against asking each of them. */
final class ConditionIndexTest {
    private static final Operand AMOUNT = new Operand(new Operand.Named("0"), Value.absent());
    private static final Operand COUNT = new Operand(new Operand.Named("1"), new Value.Int(0));
    private static final Operand COUNTRY = new Operand(new Operand.Named("2"), Value.absent());
    private static final Operand VIP = new Operand(new Operand.Named("3"), new Value.Bool(false));
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @ParameterizedTest(name = "{0} conditions")
    @ValueSource(ints = {0, 1, 63, 64, 65, 1_000})
    void findsThoseWhoseRequirementsAllHold(int conditions) {
        SplittableRandom random = new SplittableRandom(conditions);
        List<List<Requirement>> all = new ArrayList<>();
        for (int i = 0; i < conditions; i++) {
            all.add(IntStream.range(0, random.nextInt(4))
                    .mapToObj(n -> requirement(random))
                    .toList());
        }
        ConditionIndex index = index(all);
        Candidates candidates = new Candidates();

        for (int event = 0; event < 300; event++) {
            List<Value> values = List.of(number(random), number(random), text(random), flag(random));
            index.find(new Values(values), candidates);

            for (int i = 0; i < conditions; i++) {
                boolean holds = all.get(i).stream().allMatch(requirement -> holds(requirement, values));
                assertThat(candidates.contains(i))
                        .as("%s of %s", all.get(i), values)
                        .isEqualTo(holds);
            }
            assertThat(found(candidates)).isEqualTo(found(candidates, conditions));
        }
    }

    @Test
    void aBoundIsInARangeThatIncludesItAndInNoOther() {
        List<List<Requirement>> all = List.of(
                List.of(new Requirement.InRange(AMOUNT, 5, true, INFINITY, true)),
                List.of(new Requirement.InRange(AMOUNT, 5, false, INFINITY, true)),
                List.of(new Requirement.InRange(AMOUNT, -INFINITY, true, 5, true)),
                List.of(new Requirement.InRange(AMOUNT, -INFINITY, true, 5, false)),
                List.of(new Requirement.InRange(AMOUNT, 5, true, 5, true)));

        assertThat(found(all, new Value.Real(5))).containsExactly(0, 2, 4);
        assertThat(found(all, new Value.Real(Math.nextUp(5.0)))).containsExactly(0, 1);
        assertThat(found(all, new Value.Real(Math.nextDown(5.0)))).containsExactly(2, 3);
    }

    @Test
    void ofTwoRangesWithOneBoundTheOneThatLeavesItOutDecides() {
        Requirement from = new Requirement.InRange(AMOUNT, 5, true, INFINITY, true);
        Requirement above = new Requirement.InRange(AMOUNT, 5, false, INFINITY, true);
        Requirement upTo = new Requirement.InRange(AMOUNT, -INFINITY, true, 5, true);
        Requirement below = new Requirement.InRange(AMOUNT, -INFINITY, true, 5, false);
        List<List<Requirement>> all = List.of(
                List.of(from, above),
                List.of(above, from),
                List.of(from, from),
                List.of(upTo, below),
                List.of(below, upTo),
                List.of(upTo, upTo));

        assertThat(found(all, new Value.Real(5))).containsExactly(2, 5);
    }

    @Test
    void whatAnEarlierSearchAmongMoreConditionsFoundIsNotInTheNext() {
        Candidates candidates = new Candidates();
        candidates.fill(3 * Long.SIZE);
        candidates.fill(Long.SIZE);

        assertThat(found(candidates, 3 * Long.SIZE)).hasSize(Long.SIZE).doesNotContain(Long.SIZE, 2 * Long.SIZE);
    }

    @Test
    void zeroIsZeroWhateverItsSign() {
        List<List<Requirement>> all = List.of(
                List.of(new Requirement.InRange(AMOUNT, -0.0, false, INFINITY, true)),
                List.of(new Requirement.InRange(AMOUNT, 0.0, true, 0.0, true)),
                List.of(new Requirement.InRange(AMOUNT, -0.0, true, INFINITY, true)),
                List.of(new Requirement.InRange(AMOUNT, -INFINITY, true, -0.0, true)),
                List.of(new Requirement.InRange(AMOUNT, -INFINITY, true, -0.0, false)));

        assertThat(found(all, new Value.Real(-0.0))).containsExactly(1, 2, 3);
        assertThat(found(all, new Value.Real(0.0))).containsExactly(1, 2, 3);
    }

    @Test
    void endlessNumbersLieBeyondAllBounds() {
        List<List<Requirement>> all = List.of(
                List.of(new Requirement.InRange(AMOUNT, 5, true, INFINITY, true)),
                List.of(new Requirement.InRange(AMOUNT, -INFINITY, true, 5, true)),
                List.of(new Requirement.InRange(AMOUNT, INFINITY, false, INFINITY, true)));

        assertThat(found(all, new Value.Real(INFINITY))).containsExactly(0);
        assertThat(found(all, new Value.Real(-INFINITY))).containsExactly(1);
    }

    @Test
    void aRangeThatNothingIsInIsNeverFound() {
        List<List<Requirement>> all = List.of(List.of(
                new Requirement.InRange(AMOUNT, 5, false, INFINITY, true),
                new Requirement.InRange(AMOUNT, -INFINITY, true, 5, false)));

        assertThat(found(all, new Value.Real(5))).isEmpty();
        assertThat(found(all, new Value.Real(6))).isEmpty();
    }

    @Test
    void aWholeNumberBeyondWhatDoublesTellApartIsStillOnItsSideOfABound() {
        List<List<Requirement>> all = List.of(
                List.of(new Requirement.InRange(AMOUNT, Requirement.MAX_EXACT, false, INFINITY, true)),
                List.of(new Requirement.InRange(AMOUNT, -INFINITY, true, -Requirement.MAX_EXACT, false)));

        assertThat(found(all, new Value.Int(Long.MAX_VALUE))).containsExactly(0);
        assertThat(found(all, new Value.Int(Long.MIN_VALUE))).containsExactly(1);
        assertThat(found(all, new Value.Int(Requirement.MAX_EXACT + 1))).containsExactly(0);
        assertThat(found(all, new Value.Int(Requirement.MAX_EXACT))).isEmpty();
    }

    @Test
    void aValueOfAnotherTypeThanWasAskedForLeavesItToTheCondition() {
        List<List<Requirement>> all = List.of(
                List.of(new Requirement.InRange(AMOUNT, 5, true, INFINITY, true)),
                List.of(new Requirement.AnyOf(AMOUNT, Set.of("a"))),
                List.of(new Requirement.Is(AMOUNT, true)),
                List.of(new Requirement.Listed(AMOUNT, "list", false, true)));

        assertThat(found(all, new Value.Time(1))).containsExactly(0, 1, 2, 3);
        assertThat(found(all, new Value.Real(Double.NaN))).containsExactly(0, 1, 2, 3);
        assertThat(found(all, Value.absent())).isEmpty();
    }

    @Test
    void whatCannotBeReadBeforeIsNotAskedFor() {
        List<List<Requirement>> all = List.of(List.of(new Requirement.InRange(AMOUNT, 5, true, INFINITY, true)));
        Candidates candidates = new Candidates();

        ConditionIndex.of(all, (condition, operand) -> Optional.empty())
                .find(new Values(List.of(new Value.Real(1))), candidates);

        assertThat(found(candidates)).containsExactly(0);
    }

    private static Requirement requirement(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> range(AMOUNT, random);
            case 1 -> range(COUNT, random);
            case 2 -> new Requirement.AnyOf(COUNTRY, texts(random));
            case 3 -> new Requirement.NoneOf(COUNTRY, texts(random));
            case 4 -> new Requirement.Is(VIP, random.nextBoolean());
            default ->
                new Requirement.Listed(COUNTRY, random.nextBoolean() ? "one" : "other", false, random.nextBoolean());
        };
    }

    private static Requirement range(Operand operand, SplittableRandom random) {
        double low = random.nextInt(3) == 0 ? -INFINITY : random.nextInt(8);
        double high = random.nextInt(3) == 0 ? INFINITY : random.nextInt(8);
        return new Requirement.InRange(operand, low, random.nextBoolean(), high, random.nextBoolean());
    }

    private static Set<String> texts(SplittableRandom random) {
        return Set.copyOf(IntStream.range(0, random.nextInt(3))
                .mapToObj(n -> "c" + random.nextInt(4))
                .toList());
    }

    private static Value number(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Value.absent();
            case 1 -> new Value.Int(random.nextInt(-1, 9));
            default -> new Value.Real(random.nextInt(-2, 18) / 2.0);
        };
    }

    private static Value text(SplittableRandom random) {
        return random.nextInt(5) == 0 ? Value.absent() : new Value.Text("c" + random.nextInt(6));
    }

    private static Value flag(SplittableRandom random) {
        return random.nextInt(3) == 0 ? Value.absent() : new Value.Bool(random.nextBoolean());
    }

    private static boolean holds(Requirement requirement, List<Value> values) {
        Value read = values.get(
                Integer.parseInt(((Operand.Named) requirement.operand().source()).name()));
        Value value = read.isPresent() ? read : requirement.operand().otherwise();
        if (!value.isPresent()) {
            return false;
        }
        if (requirement instanceof Requirement.InRange range) {
            double number = value instanceof Value.Int whole ? whole.value() : ((Value.Real) value).value();
            return (number > range.low() || (range.lowIncluded() && number == range.low()))
                    && (number < range.high() || (range.highIncluded() && number == range.high()));
        }
        if (requirement instanceof Requirement.Is is) {
            return ((Value.Bool) value).value() == is.value();
        }
        String text = ((Value.Text) value).value();
        if (requirement instanceof Requirement.AnyOf any) {
            return any.texts().contains(text);
        }
        if (requirement instanceof Requirement.NoneOf none) {
            return !none.texts().contains(text);
        }
        Requirement.Listed listed = (Requirement.Listed) requirement;
        return Values.LISTS.contains(listed.list(), text) == listed.listed();
    }

    private static List<Integer> found(List<List<Requirement>> all, Value value) {
        Candidates candidates = new Candidates();
        index(all).find(new Values(List.of(value)), candidates);
        return found(candidates);
    }

    private static ConditionIndex index(List<List<Requirement>> all) {
        return ConditionIndex.of(
                all,
                (condition, operand) -> Optional.of(new dev.weir.engine.index.ValueSource.Answer(
                        0, Integer.parseInt(((Operand.Named) operand).name()))));
    }

    private static List<Integer> found(Candidates candidates) {
        List<Integer> found = new ArrayList<>();
        for (int i = candidates.next(0); i >= 0; i = candidates.next(i + 1)) {
            found.add(i);
        }
        return found;
    }

    private static List<Integer> found(Candidates candidates, int size) {
        return IntStream.range(0, size).filter(candidates::contains).boxed().toList();
    }

    private record Values(List<Value> values) implements ProbedValues {
        private static final Lists LISTS = new Lists(Map.of(
                "one", ListEntries.of(List.of("c0", "c1")),
                "other", ListEntries.of(List.of("c1", "c5"))));

        @Override
        public Event event() {
            return Payment.payment("t").event();
        }

        @Override
        public Lists lists() {
            return LISTS;
        }

        @Override
        public Value answer(int key, int request) {
            return values.get(request);
        }
    }
}
