package dev.weir.engine;

import dev.weir.engine.decide.DecisionEvents;
import dev.weir.engine.decide.DecisionRequest;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.join.DecisionJoiner;
import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.join.Mergers;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of verdicts in one thread: decisions, joined where several subjects were asked, and events of them. */
final class LocalOutput {
    private final DecisionEvents events;
    private final DecisionJoiner joiner;
    /** Parts of decisions of which others are still to come, for no longer than one event is processed. */
    private final List<DecisionPart> parts = new ArrayList<>();

    private final Deque<Event> comingBack = new ArrayDeque<>();
    private boolean readsOwnDecisions = true;
    private boolean tellsShadow;

    LocalOutput(EngineSettings settings) {
        this.events = new DecisionEvents(settings.schema());
        this.joiner = new DecisionJoiner(new Mergers(settings.channels()));
    }

    /** Makes no more events of decisions, and adds those without a reason that only say what waits. */
    void stopReadingOwnDecisions() {
        readsOwnDecisions = false;
    }

    /** Adds decisions, too, that only say what rules in shadow mode would have done. */
    void tellShadow() {
        tellsShadow = true;
    }

    /** Adds the decision that a verdict makes or completes. */
    void take(DecisionRequest request, Verdict verdict, Rulebook rulebook, List<Decision> decisions) {
        Optional<Event> asEvent = readsOwnDecisions ? events.of(verdict, request.event()) : Optional.empty();
        if (!request.joining().isNone()) {
            joiner.receive(
                            request.part(verdict, asEvent)
                                    .mergedBy(rulebook.policies().channels()),
                            parts)
                    .ifPresent(joined -> {
                        decisions.add(joined.decision());
                        joined.asEvent().ifPresent(comingBack::add);
                    });
        } else if (verdict instanceof Verdict.Decided decided) {
            decisions.add(decided.decision());
            asEvent.ifPresent(comingBack::add);
        } else if (verdict instanceof Verdict.Noted noted) {
            noted.inShadow().filter(this::isTold).ifPresent(decisions::add);
        }
    }

    private boolean isTold(Decision decision) {
        boolean onlyTells = decision.reasons().isEmpty()
                && !decision.byChannel().considered().isEmpty();
        return tellsShadow || (onlyTells && !readsOwnDecisions);
    }

    /** Removes and returns the next decision that comes back as an event. */
    @Nullable
    Event nextEvent() {
        return comingBack.poll();
    }
}
