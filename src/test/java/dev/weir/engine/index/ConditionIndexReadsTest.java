package dev.weir.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Payment;
import dev.weir.events.Event;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.rules.list.Lists;
import dev.weir.rules.requirement.Operand;
import dev.weir.rules.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which values an index reads. */
final class ConditionIndexReadsTest {
    private static final Operand COUNT = new Operand(new Operand.Named("0"), Value.absent());
    private static final Operand SUM = new Operand(new Operand.Named("1"), Value.absent());
    private static final Operand COUNTRY = new Operand(new Operand.Named("country"), Value.absent());
    private static final Field ELSEWHERE = new Field("country", ValueType.STRING, event -> new Value.Text("c2"));

    private final Candidates candidates = new Candidates();
    private final List<Integer> read = new ArrayList<>();

    @Test
    void aValueThatNoneOfThoseLeftAsksForIsNotRead() {
        find(List.of(List.of(atLeast(COUNT, 5), atLeast(SUM, 0)), List.of(atLeast(COUNT, 3))));

        assertThat(candidates.contains(0)).isFalse();
        assertThat(candidates.contains(1)).isTrue();
        assertThat(read).containsExactly(0);
    }

    @Test
    void aValueThatOneOfThoseLeftAsksForIsRead() {
        find(List.of(List.of(atLeast(COUNT, 5), atLeast(SUM, 0)), List.of(atLeast(SUM, 30))));

        assertThat(candidates.next(0)).isNegative();
        assertThat(read).containsExactly(0, 1);
    }

    @Test
    void fieldsOfTheEventAreReadBeforeAnswers() {
        find(List.of(List.of(atLeast(COUNT, 3), new Requirement.AnyOf(COUNTRY, Set.of("c1")))));

        assertThat(candidates.next(0)).isNegative();
        assertThat(read).isEmpty();
    }

    private static Requirement atLeast(Operand operand, double least) {
        return new Requirement.InRange(operand, least, true, Double.POSITIVE_INFINITY, true);
    }

    /** Finds conditions for a count of 4 and a sum of 20. */
    private void find(List<List<Requirement>> conditions) {
        ConditionIndex index = ConditionIndex.of(conditions, (condition, operand) -> Optional.of(source(operand)));
        index.find(new Reading(List.of(new Value.Int(4), new Value.Int(20)), read), candidates);
    }

    private static ValueSource source(Operand.Source operand) {
        String name = ((Operand.Named) operand).name();
        return name.equals("country")
                ? new ValueSource.OfEvent(ELSEWHERE)
                : new ValueSource.Answer(0, Integer.parseInt(name));
    }

    /** Answers, and notes which of them are read. */
    private record Reading(List<Value> values, List<Integer> read) implements ProbedValues {
        @Override
        public Event event() {
            return Payment.payment("t").event();
        }

        @Override
        public Lists lists() {
            return Lists.NONE;
        }

        @Override
        public Value answer(int key, int request) {
            read.add(request);
            return values.get(request);
        }
    }
}
