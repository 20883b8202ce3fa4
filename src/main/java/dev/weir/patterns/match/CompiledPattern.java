package dev.weir.patterns.match;

import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.PatternException.Problem;
import dev.weir.patterns.definition.Refusals;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.StageLists;
import dev.weir.patterns.definition.Warnings;
import dev.weir.patterns.path.SharedBeginning;
import dev.weir.patterns.path.StateGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.jspecify.annotations.Nullable;

/** A pattern compiled by Flink's compiler. Immutable and safe for use by several threads; not serializable. */
public final class CompiledPattern {
    private static final String SHARED = "begun ";

    private final PatternDefinition definition;
    private final String id;
    private final NFA<Candidate> nfa;
    private final Map<String, Long> windows;
    private final long beginningMillis;
    private final Set<String> pending = new HashSet<>();
    private final Map<String, HalfPending> halfPending;
    private final AfterMatchSkipStrategy skip;
    private final List<Stage.Single> heads;
    private final List<Stage.Single> singles;
    private final boolean everyEventMatters;
    private final List<Problem> warnings;
    private final StateGraph graph;
    private final boolean walksPaths;
    private final Optional<SharedBeginning> shared;
    private final String sharedId;

    private CompiledPattern(PatternDefinition definition, NFA<Candidate> nfa, Windows windows, boolean mayWalkPaths) {
        this.definition = definition;
        this.id = definition.id();
        this.windows = windows.millis();
        this.nfa = new NFA<>(nfa.getStates(), this.windows, definition.withinMillis(), false);
        this.beginningMillis = Math.min(windows.afterFirst(), wholeWindow(definition));
        this.skip = Translation.skip(definition.afterMatch());
        this.warnings = Warnings.of(definition, windows.standIns());
        this.heads = List.copyOf(StageLists.heads(definition.stages()));
        this.singles = List.copyOf(StageLists.singles(definition.stages()));
        this.everyEventMatters = StageLists.isStrictSomewhere(definition.stages())
                || StageLists.isGroupEndedSomewhere(definition.stages());
        for (State<Candidate> state : nfa.getStates()) {
            if (state.isPending()) {
                pending.add(state.getName());
            }
        }
        this.halfPending = HalfPending.of(nfa.getStates());
        this.graph = GraphConverter.of(definition, nfa, this.windows, halfPending);
        this.walksPaths = mayWalkPaths && !(definition.afterMatch() instanceof PatternDefinition.AfterMatch.Ordered);
        this.shared = walksPaths && !definition.waitsForTime() && !everyEventMatters
                ? SharedBeginning.of(graph)
                : Optional.empty();
        this.sharedId = shared.map(begin -> SHARED + definition.beginningId(begin.windowMillis()))
                .orElse("");
    }

    private CompiledPattern(CompiledPattern whole, StateGraph beginning) {
        this.definition = whole.definition;
        this.id = whole.id;
        this.nfa = whole.nfa;
        this.windows = whole.windows;
        this.beginningMillis = whole.beginningMillis;
        this.halfPending = whole.halfPending;
        this.skip = whole.skip;
        this.heads = whole.heads;
        this.singles = whole.singles;
        this.everyEventMatters = whole.everyEventMatters;
        this.warnings = whole.warnings;
        this.graph = beginning;
        this.walksPaths = true;
        this.shared = Optional.empty();
        this.sharedId = "";
    }

    /** Compiles a pattern; takes at most some milliseconds. */
    public static CompiledPattern of(PatternDefinition definition) throws PatternException {
        return of(definition, true);
    }

    /** Compiles a pattern whose open matches are always kept by Flink's NFA, as a reference for the other matcher. */
    static CompiledPattern onNfa(PatternDefinition definition) throws PatternException {
        return of(definition, false);
    }

    private static CompiledPattern of(PatternDefinition definition, boolean mayWalkPaths) throws PatternException {
        List<Problem> problems = Refusals.of(definition);
        if (!problems.isEmpty()) {
            throw new PatternException(problems);
        }
        NFA<Candidate> nfa = FlinksCompiler.compile(Translation.of(definition));
        if (nfa.getStates().size() > Refusals.MOST_STATES) {
            throw FlinksCompiler.refused(
                    "repetitions and groups multiply to too much; take smaller bounds for `times`");
        }
        Windows windows = new Windows(definition, nfa);
        if (definition.withinMillis() == 0) {
            checkEnds(windows.endless(), StageLists.isUnboundedSomewhere(definition.stages()));
        }
        return new CompiledPattern(definition, nfa, windows, mayWalkPaths);
    }

    private static void checkEnds(Set<String> endless, boolean unbounded) throws PatternException {
        if (!endless.isEmpty()) {
            throw FlinksCompiler.refused(
                    "a pattern needs an end in time: give it a `within`; without, it may wait without end around "
                            + endless.stream().sorted().toList());
        }
        if (unbounded) {
            throw FlinksCompiler.refused(
                    "a pattern with a repetition without end needs an end in time: give it a `within`");
        }
    }

    private static long wholeWindow(PatternDefinition definition) {
        return definition.withinMillis() > 0 ? definition.withinMillis() : Long.MAX_VALUE;
    }

    /** Returns the definition. */
    public PatternDefinition definition() {
        return definition;
    }

    /** Returns what is probably not intended, each with its stage. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Returns {@link PatternDefinition#id}, computed once. */
    public String id() {
        return id;
    }

    /**
     * Returns what it has in common with all patterns with the same beginning, whatever follows; empty if it cannot
     * share.
     */
    public Optional<SharedBeginning> sharedBeginning() {
        return shared;
    }

    /**
     * Returns an id that is the same for all patterns that share a beginning, and for no others; it is never the id of
     * a pattern.
     */
    public String sharedId() {
        return sharedId;
    }

    /** Returns whether this is the {@link #sharedId} of some patterns. */
    public static boolean isShared(String id) {
        return id.startsWith(SHARED);
    }

    /** Returns the shared beginning as a pattern that is never complete. */
    public CompiledPattern beginningAlone() {
        return new CompiledPattern(this, shared.orElseThrow().graph());
    }

    /** Returns whether our own matcher runs the pattern; otherwise Flink's NFA does. */
    boolean walksPaths() {
        return walksPaths;
    }

    /** Returns its states for our own matcher. */
    StateGraph graph() {
        return graph;
    }

    NFA<Candidate> nfa() {
        return nfa;
    }

    AfterMatchSkipStrategy skip() {
        return skip;
    }

    /** Returns the index of a stage in the pattern. */
    int placeOf(String stage) {
        for (int i = 0; i < singles.size(); i++) {
            if (singles.get(i).name().equals(stage)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no stage " + stage);
    }

    /** Returns whether a match in this state is complete once its time ends. */
    boolean isPending(ComputationState open) {
        return pending.contains(open.getCurrentStateName());
    }

    /**
     * Returns the state in which a match is complete once its time ends, though it may also take more until then; null
     * if it is not in such a state. Flink would silently drop such a match.
     */
    @Nullable
    HalfPending halfPending(ComputationState open) {
        return halfPending.get(open.getCurrentStateName());
    }

    /** Returns the event time at which time completes an open match; {@code Long.MAX_VALUE} if it does not. */
    long completionMillis(ComputationState open) {
        if (pending.isEmpty()) {
            return Long.MAX_VALUE;
        }
        HalfPending half = halfPending(open);
        String state = half == null ? open.getCurrentStateName() : half.pending();
        return half == null && !isPending(open) ? Long.MAX_VALUE : endMillis(open, state);
    }

    /** Returns the shortest time that a match has from its first event on. */
    long beginningMillis() {
        return beginningMillis;
    }

    /** Returns the event time at which an open match times out; {@code Long.MAX_VALUE} if never. */
    long endMillis(ComputationState open) {
        return endMillis(open, open.getCurrentStateName());
    }

    private long endMillis(ComputationState open, String state) {
        long whole = definition.withinMillis() == 0
                ? Long.MAX_VALUE
                : plus(open.getStartTimestamp(), definition.withinMillis());
        Long window = windows.get(state);
        return window == null ? whole : Math.min(whole, plus(open.getPreviousTimestamp(), window));
    }

    /** Returns whether matches are completed only by time, if they have not taken what must not happen. */
    boolean isCompletedByTime() {
        return definition.isAbsence();
    }

    /** Returns when the time of a match that time completed ended. */
    long endMillis(Map<String, List<Candidate>> found) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (List<Candidate> taken : found.values()) {
            for (Candidate candidate : taken) {
                first = Math.min(first, candidate.event().timestampMillis());
                last = Math.max(last, candidate.event().timestampMillis());
            }
        }
        long end = definition.withinMillis() == 0 ? Long.MAX_VALUE : plus(first, definition.withinMillis());
        for (String state : pending) {
            Long window = windows.get(state);
            end = window == null ? end : Math.min(end, plus(last, window));
        }
        return end;
    }

    /** Returns whether an event with this time is too far from those of an open match, before or after. */
    boolean isOutside(ComputationState open, long timestampMillis) {
        return timestampMillis >= endMillis(open)
                || (definition.withinMillis() > 0
                        && open.getStartTimestamp() >= plus(timestampMillis, definition.withinMillis()));
    }

    /** Adds, saturating. */
    static long plus(long timestampMillis, long millis) {
        long sum = timestampMillis + millis;
        return sum < timestampMillis ? Long.MAX_VALUE : sum;
    }
}
