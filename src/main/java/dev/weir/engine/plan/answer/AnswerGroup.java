package dev.weir.engine.plan.answer;

import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.scope.EventScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers of a key that the same rules read. If an event's own fields contradict the conditions of all of these rules,
 * none of them can fire, nobody reads the answers, and a key need not compute them. Most rules apply to few events.
 */
public final class AnswerGroup {
    private final List<Expression> readers;
    private final int[] places;

    private AnswerGroup(List<Expression> readers, List<Integer> places) {
        this.readers = readers;
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Groups answers by their readers.
     *
     * @param readers by the index of the answer, the conditions of the rules that read it; none if it is always read
     * @param places the indexes to group
     */
    public static List<AnswerGroup> of(List<List<Expression>> readers, List<Integer> places) {
        Map<List<Expression>, List<Integer>> byReaders = new LinkedHashMap<>();
        for (int place : places) {
            byReaders
                    .computeIfAbsent(readers.get(place), unseen -> new ArrayList<>())
                    .add(place);
        }
        List<AnswerGroup> groups = new ArrayList<>();
        byReaders.forEach((conditions, together) -> groups.add(new AnswerGroup(conditions, together)));
        return List.copyOf(groups);
    }

    /** Returns whether an event may fire one of the rules. */
    public boolean isRead(EventScope event) {
        for (int i = 0; i < readers.size(); i++) {
            if (!readers.get(i).isFalseFor(event)) {
                return true;
            }
        }
        return readers.isEmpty();
    }

    /** Returns the number of answers. */
    public int size() {
        return places.length;
    }

    /** Returns the index of one of the answers in the layout, by its number in this group. */
    public int place(int number) {
        return places[number];
    }
}
