package dev.weir.patterns.match;

import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.PatternException.Problem;
import java.util.List;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.StateTransition;
import org.apache.flink.cep.nfa.StateTransitionAction;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.pattern.MalformedPatternException;
import org.apache.flink.cep.pattern.Pattern;

/** Runs Flink's compiler, reports its refusals in our form, and restores what it forgets. */
final class FlinksCompiler {
    private FlinksCompiler() {}

    /** Compiles a pattern. */
    static NFA<Candidate> compile(Pattern<Candidate, Candidate> pattern) throws PatternException {
        try {
            NFA<Candidate> nfa = compiled(pattern);
            checkComplete(nfa);
            keepStops(nfa);
            return nfa;
        } catch (MalformedPatternException | UnsupportedOperationException | IllegalArgumentException e) {
            throw refused("Flink does not take this pattern: " + e.getMessage());
        }
    }

    private static NFA<Candidate> compiled(Pattern<Candidate, Candidate> pattern) throws PatternException {
        try {
            return NFACompiler.compileFactory(pattern, false).createNFA();
        } catch (NullPointerException e) {
            // what checkComplete finds, where another stage that may be left out is between it and the `not`
            throw incomplete();
        }
    }

    /**
     * Makes what must not happen after a repeated stage also apply between its repetitions. Flink forgets it in a
     * bounded repetition after an event in between.
     */
    private static void keepStops(NFA<Candidate> nfa) {
        for (State<Candidate> state : nfa.getStates()) {
            for (StateTransition<Candidate> edge : List.copyOf(state.getStateTransitions())) {
                State<Candidate> ignoring = edge.getTargetState();
                if (edge.getAction() == StateTransitionAction.IGNORE && !ignoring.equals(state)) {
                    copyStops(state, ignoring);
                }
            }
        }
    }

    private static void copyStops(State<Candidate> from, State<Candidate> to) {
        if (to.isFinal() || to.isStop()) {
            return;
        }
        for (StateTransition<Candidate> edge : List.copyOf(from.getStateTransitions())) {
            boolean known = to.getStateTransitions().stream()
                    .anyMatch(other -> other.getTargetState().equals(edge.getTargetState()));
            if (edge.getTargetState().isStop() && !known) {
                to.addProceed(edge.getTargetState(), edge.getCondition());
            }
        }
    }

    /** Flink's compiler silently produces a wrong result if such a stage follows a `not`. */
    private static void checkComplete(NFA<Candidate> nfa) throws PatternException {
        for (State<Candidate> state : nfa.getStates()) {
            for (StateTransition<Candidate> edge : state.getStateTransitions()) {
                if (edge.getTargetState() == null) {
                    throw incomplete();
                }
            }
        }
    }

    private static PatternException incomplete() {
        return refused(
                "`optional`, `greedy` and `until` on one stage are more than Flink can do here; leave out one of them");
    }

    static PatternException refused(String message) {
        return new PatternException(List.of(new Problem(List.of(), message)));
    }
}
