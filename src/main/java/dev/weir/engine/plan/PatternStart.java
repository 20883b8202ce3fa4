package dev.weir.engine.plan;

import dev.weir.engine.index.ConditionIndex;
import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.patterns.definition.Interest;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.match.CompiledPattern;
import dev.weir.patterns.path.SharedBeginning;
import dev.weir.rules.requirement.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Patterns of a key that an event of one type may begin under the same conditions. While they also have the same open
 * matches, until an event arrives that one of them waits for, these are stored once for all of them. Immutable.
 */
public final class PatternStart {
    private final PatternPlan asked;
    private final int askedPlace;
    private final int[] conditions;
    private final boolean otherwise;
    /** In ascending order. */
    private final int[] members;

    private final boolean[] begins;
    private final boolean anyBegins;
    private final String sharedId;
    private final Optional<CompiledPattern> beginning;
    private final ConditionIndex next;
    private final boolean[] waits;

    PatternStart(List<PatternPlan> plans, List<Integer> members, EventType type, Schema schema) {
        this.members = members.stream().mapToInt(place -> place).toArray();
        this.begins = new boolean[this.members.length];
        int place = this.members[0];
        for (int i = begins.length - 1; i >= 0; i--) {
            begins[i] = plans.get(this.members[i]).begins();
            place = begins[i] ? this.members[i] : place;
        }
        PatternPlan first = plans.get(place);
        this.asked = first;
        this.askedPlace = place;
        this.anyBegins = first.begins();
        this.waits = new boolean[this.members.length];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = numberOfNext(plans.get(this.members[i]), type) != SharedBeginning.NEVER;
        }
        CompiledPattern compiled = first.pattern().compiled();
        Interest interest = Interest.of(compiled.definition(), type);
        this.conditions = interest.asked().stream().mapToInt(Condition::number).toArray();
        this.otherwise = interest.otherwise();
        this.sharedId = compiled.sharedId();
        this.beginning = sharedId.isEmpty() ? Optional.empty() : Optional.of(compiled.beginningAlone());
        this.next = sharedId.isEmpty()
                ? ConditionIndex.of(List.of(), (n, o) -> Optional.empty())
                : index(plans, type, schema);
    }

    /** Returns an index of the conditions that each member waits for after its beginning. */
    private ConditionIndex index(List<PatternPlan> plans, EventType type, Schema schema) {
        List<List<Requirement>> requirements = new ArrayList<>();
        for (int member : members) {
            PatternPlan plan = plans.get(member);
            int number = numberOfNext(plan, type);
            requirements.add(
                    number >= 0 ? plan.pattern().conditions().get(number).requirements() : List.of());
        }
        return ConditionIndex.of(requirements, (condition, operand) -> RuleConditions.field(operand, type, schema));
    }

    private static int numberOfNext(PatternPlan plan, EventType type) {
        return plan.pattern()
                .compiled()
                .sharedBeginning()
                .map(shared -> shared.next(type))
                .orElse(SharedBeginning.NEVER);
    }

    boolean isWorthAsking() {
        return isShared() || (anyBegins && mayBegin());
    }

    /** Returns the pattern whose conditions are evaluated for all of them. */
    public PatternPlan asked() {
        return asked;
    }

    /** Returns the index of that pattern among all patterns. */
    public int askedPlace() {
        return askedPlace;
    }

    /** Returns whether an event of the type may begin any of them. */
    public boolean mayBegin() {
        return otherwise || conditions.length > 0;
    }

    /** Returns the number of conditions, one of which has to hold. */
    public int conditions() {
        return conditions.length;
    }

    /** Returns the number of a condition in the pattern that is evaluated. */
    public int condition(int index) {
        return conditions[index];
    }

    /** Returns whether they begin when no condition holds. */
    public boolean otherwise() {
        return otherwise;
    }

    /** Returns the number of patterns. */
    public int members() {
        return members.length;
    }

    /** Returns the index of a member among all patterns. */
    public int member(int index) {
        return members[index];
    }

    /** Returns whether the pattern at an index among all patterns is a member. */
    public boolean hasMember(int place) {
        return Arrays.binarySearch(members, place) >= 0;
    }

    /** Returns whether a member begins new matches, and is not draining. */
    public boolean begins(int index) {
        return begins[index];
    }

    /** Returns whether any member begins new matches. */
    public boolean anyBegins() {
        return anyBegins;
    }

    /** Returns whether their open matches are stored once for all of them. */
    public boolean isShared() {
        return !sharedId.isEmpty();
    }

    /** Returns the id under which these are stored. */
    public String sharedId() {
        return sharedId;
    }

    /** Returns the common beginning as a pattern that is never complete. */
    public CompiledPattern beginning() {
        return beginning.orElseThrow();
    }

    /** Returns whether a member waits for events of the type once it has begun. */
    public boolean waits(int index) {
        return waits[index];
    }

    /**
     * Returns the members, by their index, that may wait for an event: every member that takes it, or whose condition
     * fails, is among them.
     */
    public ConditionIndex next() {
        return next;
    }
}
