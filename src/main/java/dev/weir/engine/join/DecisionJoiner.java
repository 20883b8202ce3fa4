package dev.weir.engine.join;

import dev.weir.events.Event;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Joins the parts of a decision, in whatever order they arrive. The part about the event's own subject says how many
 * there are and whom the decision is about; the others add their reasons. Each part arrives exactly once, so every
 * decision is eventually whole.
 *
 * <p>If the event was not decided about its own subject, the rest is dropped: a duplicate yields no second decision. For
 * use by one thread.
 */
public final class DecisionJoiner {
    private final Mergers mergers;

    /**
     * A decision of which all parts are there.
     *
     * @param asEvent the decision as an event, if the job reads what it decided
     */
    public record Joined(Decision decision, Optional<Event> asEvent) {}

    /** Creates a joiner that merges reasons in this way. */
    public DecisionJoiner(Mergers mergers) {
        this.mergers = mergers;
    }

    /**
     * Takes in a part.
     *
     * @param waiting the parts that arrived before, of any event; changed in place. Cost: linear in their number
     * @return the decision, if this was the last part of one
     */
    public Optional<Joined> receive(DecisionPart part, List<DecisionPart> waiting) {
        long event = part.joining().correlationId();
        waiting.add(part);
        int arrived = 0;
        int parts = 0;
        for (DecisionPart one : waiting) {
            if (one.joining().correlationId() == event) {
                arrived++;
                parts = Math.max(parts, one.joining().parts());
            }
        }
        return parts == 0 || arrived < parts ? Optional.empty() : join(take(event, waiting));
    }

    private static List<DecisionPart> take(long event, List<DecisionPart> waiting) {
        List<DecisionPart> taken = new ArrayList<>();
        for (Iterator<DecisionPart> all = waiting.iterator(); all.hasNext(); ) {
            DecisionPart one = all.next();
            if (one.joining().correlationId() == event) {
                taken.add(one);
                all.remove();
            }
        }
        return taken;
    }

    private Optional<Joined> join(List<DecisionPart> parts) {
        Optional<Decision> own = Optional.empty();
        Channels added = Channels.NONE;
        List<Decision> others = new ArrayList<>(parts.size());
        for (DecisionPart part : parts) {
            if (!part.isOwn()) {
                part.decision().ifPresent(others::add);
            } else if (own.isEmpty()) {
                own = part.decision();
                added = part.added();
            }
        }
        others.sort(Comparator.comparing(Decision::subject));
        Merger merger = mergers.of(added);
        return own.map(decision -> join(decision, others, merger))
                .map(joined -> new Joined(joined, DecisionFields.joined(joined, parts)));
    }

    private static Decision join(Decision own, List<Decision> others, Merger merger) {
        List<Reason> reasons = new ArrayList<>(own.reasons());
        reasons.removeIf(Reason::isOfPolicy); // the points of all subjects are summed anew
        reasons.addAll(own.byChannel().overruled());
        List<Reason> shadow = new ArrayList<>(own.shadow());
        List<Considered> considered = new ArrayList<>(own.byChannel().considered());
        String earlier = own.isCorrection() ? own.outcome() : "";
        for (Decision other : others) {
            other.reasons().stream()
                    .filter(reason -> !reason.isOfPolicy())
                    .forEach(reason -> reasons.add(reason.about(other.subject())));
            other.byChannel().overruled().forEach(reason -> reasons.add(reason.about(other.subject())));
            other.shadow().forEach(reason -> shadow.add(reason.about(other.subject())));
            considered.addAll(other.byChannel().considered());
            boolean ofRisk = other.byChannel().main().isEmpty();
            earlier = other.isCorrection() && ofRisk ? merger.stricter(earlier, other.outcome()) : earlier;
        }
        Merger.Merged merged = merger.merge(reasons, true);
        return own.with(
                merger.stricter(earlier, merged.outcome()),
                merged.score(),
                merged.reasons(),
                merger.sorted(shadow),
                merged.byChannel().with(considered));
    }
}
