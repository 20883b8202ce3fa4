package dev.weir.patterns.path;

import static dev.weir.patterns.path.EdgeCondition.Known.FAILS;
import static dev.weir.patterns.path.EdgeCondition.Known.HOLDS;
import static dev.weir.patterns.path.EdgeCondition.Known.LATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.patterns.path.EdgeCondition.Both;
import dev.weir.patterns.path.EdgeCondition.Constant;
import dev.weir.patterns.path.EdgeCondition.Either;
import dev.weir.patterns.path.EdgeCondition.Not;
import dev.weir.patterns.path.EdgeCondition.Numbered;
import dev.weir.patterns.path.EdgeCondition.OfType;
import dev.weir.patterns.path.EdgeCondition.OfTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the type of an event decides; what an evaluation would have to find out is never guessed, as it may fail. */
class EdgeConditionTest {
    private static final EdgeCondition ASKED = new Numbered(0, false);
    private static final EdgeCondition PAYMENTS =
            new OfTypes(List.of(new OfType(EventType.TRANSACTION, new Constant(true))));
    private static final EdgeCondition SOME_PAYMENTS = new OfTypes(List.of(new OfType(EventType.TRANSACTION, ASKED)));

    @Test
    void anEventOfATypeThatIsNotNamedFails() {
        assertThat(PAYMENTS.known(EventType.CLICK)).isEqualTo(FAILS);
        assertThat(SOME_PAYMENTS.known(EventType.CLICK)).isEqualTo(FAILS);
        assertThat(new Not(SOME_PAYMENTS).known(EventType.CLICK)).isEqualTo(HOLDS);
    }

    @Test
    void anEventOfATypeWithoutACondition() {
        assertThat(PAYMENTS.known(EventType.TRANSACTION)).isEqualTo(HOLDS);
        assertThat(new Not(PAYMENTS).known(EventType.TRANSACTION)).isEqualTo(FAILS);
    }

    @Test
    void aConditionIsAskedLater() {
        assertThat(SOME_PAYMENTS.known(EventType.TRANSACTION)).isEqualTo(LATER);
        assertThat(new Not(SOME_PAYMENTS).known(EventType.TRANSACTION)).isEqualTo(LATER);
    }

    @Test
    void theFirstPartDecidesOnlyIfTheSecondIsNotAsked() {
        assertThat(new Both(PAYMENTS, ASKED).known(EventType.CLICK)).isEqualTo(FAILS);
        assertThat(new Both(PAYMENTS, ASKED).known(EventType.TRANSACTION)).isEqualTo(LATER);
        assertThat(new Both(ASKED, PAYMENTS).known(EventType.CLICK)).isEqualTo(LATER);
        assertThat(new Either(PAYMENTS, ASKED).known(EventType.TRANSACTION)).isEqualTo(HOLDS);
        assertThat(new Either(PAYMENTS, ASKED).known(EventType.CLICK)).isEqualTo(LATER);
        assertThat(new Either(ASKED, PAYMENTS).known(EventType.TRANSACTION)).isEqualTo(LATER);
    }
}
