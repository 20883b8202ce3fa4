package dev.weir.engine.join;

import dev.weir.events.Attributes;
import dev.weir.events.DeclaredEvent;
import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.Reason;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields that a decision has as an event. */
public final class DecisionFields {
    private static final int MOST_CHARS = 4_000;

    private DecisionFields() {}

    /**
     * Adds what the rules decided.
     *
     * @param tags of the rules that are reasons
     */
    public static void put(Decision decision, Collection<String> tags, Map<String, Value> fields) {
        put("outcome", decision.outcome(), fields);
        fields.put("score", new Value.Real(decision.score()));
        List<Reason> reasons = decision.reasons();
        put("rule", reasons.isEmpty() ? "" : reasons.get(0).rule(), fields);
        put("rules", spaced(reasons.stream().map(Reason::rule).distinct().toList()), fields);
        put(DecisionStream.TAGS, spaced(tags), fields);
    }

    /** Adds a field, unless the text is empty. */
    public static void put(String name, String text, Map<String, Value> fields) {
        Value value = Value.ofText(text);
        if (value.isPresent()) {
            fields.put(name, value);
        }
    }

    /** Returns a joined decision as an event: that of its own subject, with what all parts say. */
    static Optional<Event> joined(Decision joined, List<DecisionPart> parts) {
        TreeSet<String> tags = new TreeSet<>();
        Set<String> counting = joined.reasons().stream().map(Reason::rule).collect(Collectors.toSet());
        Optional<DeclaredEvent> own = Optional.empty();
        for (DecisionPart part : parts) {
            if (part.asEvent().orElse(null) instanceof DeclaredEvent event) {
                own = part.isOwn() ? Optional.of(event) : own;
                boolean counts = part.decision().stream()
                        .flatMap(one -> one.reasons().stream())
                        .map(Reason::rule)
                        .anyMatch(counting::contains);
                if (counts && event.fields().get(DecisionStream.TAGS) instanceof Value.Text text) {
                    tags.addAll(List.of(text.value().split(" ")));
                }
            }
        }
        return own.map(event -> {
            Map<String, Value> fields = new HashMap<>(event.fields().values());
            fields.remove(DecisionStream.TAGS);
            put(joined, tags, fields);
            return new DeclaredEvent(
                    event.type(), event.id(), event.timestampMillis(), event.subject(), new Attributes(fields));
        });
    }

    /** Returns words with a blank between two, as many as fit. */
    private static String spaced(Collection<String> words) {
        StringBuilder spaced = new StringBuilder();
        for (String word : words) {
            if (spaced.length() + 1 + word.length() > MOST_CHARS) {
                break;
            }
            spaced.append(spaced.isEmpty() ? "" : " ").append(word);
        }
        return spaced.toString();
    }
}
