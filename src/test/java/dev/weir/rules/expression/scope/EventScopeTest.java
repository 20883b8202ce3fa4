package dev.weir.rules.expression.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.rules.Rules;
import dev.weir.rules.expression.value.CelValues;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EventScopeTest {
    private final AtomicInteger reads = new AtomicInteger();
    private final EventScope scope = new EventScope(Rules.transaction());

    @Test
    void aFieldIsReadOnceHoweverOftenItIsAskedFor() {
        FieldSlot slot = slot(EventType.TRANSACTION, 3, new Value.Int(7));
        assertThat(scope.field(slot)).isEqualTo(7L);
        assertThat(scope.field(slot)).isEqualTo(7L);
        assertThat(reads).hasValue(1);
    }

    @Test
    void aFieldThatIsAbsentIsReadOnceToo() {
        FieldSlot slot = slot(EventType.TRANSACTION, 0, Value.absent());
        assertThat(scope.field(slot)).isSameAs(CelValues.ABSENT);
        assertThat(scope.field(slot)).isSameAs(CelValues.ABSENT);
        assertThat(reads).hasValue(1);
    }

    @Test
    void aFieldOfAnotherTypeIsAbsentAndHidesNoneOfTheSameNumber() {
        assertThat(scope.field(slot(EventType.CLICK, 3, new Value.Int(1)))).isSameAs(CelValues.ABSENT);
        assertThat(reads).hasValue(0);
        assertThat(scope.field(slot(EventType.TRANSACTION, 3, new Value.Int(2))))
                .isEqualTo(2L);
    }

    @Test
    void aTypeMayHaveAnyNumberOfFields() {
        for (int number : new int[] {15, 16, 17, 1_000}) {
            assertThat(scope.field(slot(EventType.TRANSACTION, number, new Value.Int(number))))
                    .isEqualTo((long) number);
        }
        assertThat(scope.field(slot(EventType.TRANSACTION, 16, new Value.Int(-1))))
                .isEqualTo(16L);
    }

    @Test
    void aLineIsThatOfTheSameEvent() {
        assertThat(scope.atLine(1).line()).isEqualTo(1);
        assertThat(scope.atLine(1).atHand()).isSameAs(scope);
        assertThat(scope.atLine(Scope.NO_LINE)).isSameAs(scope);
    }

    private FieldSlot slot(EventType type, int number, Value value) {
        return new FieldSlot(type, number, new Field("f" + number, ValueType.INT, event -> {
            reads.incrementAndGet();
            return value;
        }));
    }
}
