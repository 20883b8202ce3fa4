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
import java.util.List;
import java.util.Optional;

/**
 * Patterns of a key that an event of one type may begin under the same conditions. If what is open of them is the same too,
 * until another event comes that one of them waits for, it is kept once for all. Immutable.
 */
public final class PatternStart {
    private final PatternPlan asked;
    private final int[] conditions;
    private final boolean otherwise;
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
        PatternPlan first = plans.get(members.get(0));
        for (int i = begins.length - 1; i >= 0; i--) {
            PatternPlan plan = plans.get(this.members[i]);
            begins[i] = plan.begins();
            first = begins[i] ? plan : first;
        }
        this.asked = first;
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

    /** Of what each member waits for after its beginning. */
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

    /** The one that is asked for all. */
    public PatternPlan asked() {
        return asked;
    }

    /** Whether an event of the type may begin any. */
    public boolean mayBegin() {
        return otherwise || conditions.length > 0;
    }

    /** How many conditions there are, of which one has to hold. */
    public int conditions() {
        return conditions.length;
    }

    /** The number of a condition in the pattern that is asked. */
    public int condition(int index) {
        return conditions[index];
    }

    /** Whether they begin if none holds. */
    public boolean otherwise() {
        return otherwise;
    }

    /** How many patterns there are. */
    public int members() {
        return members.length;
    }

    /** The place of one of them among all. */
    public int member(int index) {
        return members[index];
    }

    /** Whether one of them begins new matches, and does not drain. */
    public boolean begins(int index) {
        return begins[index];
    }

    /** Whether any does. */
    public boolean anyBegins() {
        return anyBegins;
    }

    /** Whether what is open of them is kept once for all. */
    public boolean isShared() {
        return !sharedId.isEmpty();
    }

    /** The id under which it is kept. */
    public String sharedId() {
        return sharedId;
    }

    /** What all of them begin with, as a pattern that is never complete. */
    public CompiledPattern beginning() {
        return beginning.orElseThrow();
    }

    /** Whether a member waits for events of the type, once it has begun. */
    public boolean waits(int index) {
        return waits[index];
    }

    /** The members, by their index, that may wait for an event: each that it takes on is among them, and each that fails. */
    public ConditionIndex next() {
        return next;
    }
}
