package dev.weir.engine.plan.answer;

import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.KeyedAnswer;
import dev.weir.features.definition.RowCalendar;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.requirement.Operand;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of the rules that read one answer, as long as they are few and each of them can tell by the event alone
 * that it does not hold. Otherwise, and if a pattern or a model reads the answer, it is needed for every event.
 */
public final class AnswerReaders {
    /** To ask more conditions whether an answer is needed would cost more than most answers. */
    static final int MOST = 4;

    private final List<Expression> conditions = new ArrayList<>(1);
    private boolean always;

    /** Creates it without readers. */
    public AnswerReaders() {}

    /** Adds the condition of a rule that reads the answer only if it holds. */
    public void add(Expression condition) {
        if (always || conditions.contains(condition)) {
            return;
        }
        if (tells(condition) && conditions.size() < MOST) {
            conditions.add(condition);
        } else {
            addAlways();
        }
    }

    /** Adds a reader that reads the answer about every event. */
    public void addAlways() {
        always = true;
        conditions.clear();
    }

    private static boolean tells(Expression condition) {
        return condition.requirements().stream()
                .anyMatch(requirement -> requirement.operand().source() instanceof Operand.OfEvent);
    }

    /** Returns the conditions of which one has to be possible for this answer to be needed; none if it always is. */
    public List<Expression> conditionsOf(KeyedAnswer answer) {
        return isComputedAnyway(answer) ? List.of() : List.copyOf(conditions);
    }

    /** Columns cost nothing, and a window whose zone a row has counts the rows without one. */
    private static boolean isComputedAnyway(KeyedAnswer answer) {
        return !(answer instanceof FeatureDefinition feature)
                || feature.window().part() instanceof RowCalendar;
    }
}
