package dev.weir.patterns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import dev.weir.patterns.match.Conditions;
import dev.weir.patterns.match.Occurrence;
import dev.weir.patterns.match.PartialMatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One case as a pattern of ours: a condition holds for the events that the case lists. */
final class FlinkCase implements Conditions {
    /** Our language wants an end; the cases are over long before. */
    private static final long LONG_MILLIS = 1_000_000;

    private static final Pattern SUM =
            Pattern.compile("name == '(\\w+)' && sum\\((\\w+)\\.price\\)( \\+ price)? (<|<=|>=) (\\d+)");

    private final JsonNode one;
    private final List<BiPredicate<Integer, PartialMatch>> conditions = new ArrayList<>();

    FlinkCase(JsonNode one) {
        this.one = one;
    }

    PatternDefinition definition(Order order) {
        long within = LONG_MILLIS;
        for (JsonNode window : one.at("/pattern/within")) {
            within = window.get("type").asText().equals("FIRST_AND_LAST")
                    ? window.get("ms").asLong()
                    : within;
        }
        return new PatternDefinition(
                List.of("customerId"), stages(one.at("/pattern/stages")), within, afterMatch(), order, 10_000);
    }

    List<Occurrence> occurrences() {
        List<Occurrence> occurrences = new ArrayList<>();
        for (JsonNode event : one.get("events")) {
            occurrences.add(new Sample(
                            event.get("n").asInt(),
                            EventType.CLICK,
                            0,
                            0,
                            event.get("ts").asLong())
                    .occurrence());
        }
        return occurrences;
    }

    /** The time that the case lets pass in the end. */
    long endMillis() {
        long end = one.get("final_time_advance").asLong();
        for (JsonNode event : one.get("events")) {
            end = Math.max(end, event.get("ts").asLong());
        }
        return end;
    }

    @Override
    public boolean hold(int number, Occurrence occurrence, PartialMatch soFar) {
        return conditions.get(number).test(Sample.numberOf(occurrence.event()), soFar);
    }

    private List<Stage> stages(JsonNode list) {
        List<Stage> stages = new ArrayList<>();
        for (JsonNode stage : list) {
            stages.add(
                    stage.has("group")
                            ? new Stage.Group(next(stage), repetition(stage), stages(stage.get("group")))
                            : single(stage));
        }
        return stages;
    }

    private Stage single(JsonNode stage) {
        String name = stage.get("name").asText();
        Map<EventType, Condition> where = stage.get("accepts").isNull()
                ? Map.of(EventType.CLICK, sum(stage.get("where").asText()))
                : Map.of(EventType.CLICK, listed(stage.get("accepts")));
        Optional<Condition> until =
                stage.has("until_accepts") ? Optional.of(listed(stage.get("until_accepts"))) : Optional.empty();
        long within = 0;
        for (JsonNode window : one.at("/pattern/within")) {
            boolean here = window.get("type").asText().equals("PREVIOUS_AND_CURRENT")
                    && window.get("stage").asText().equals(name);
            within = here ? window.get("ms").asLong() : within;
        }
        boolean negated = stage.get("negated").asBoolean();
        Repetition repetition = negated ? Repetition.ONCE : repetition(stage);
        return new Stage.Single(name, next(stage), repetition, Set.of(EventType.CLICK), where, until, negated, within);
    }

    private static Next next(JsonNode stage) {
        return switch (stage.get("contiguity").asText()) {
            case "strict", "not-next" -> Next.STRICT;
            case "non-deterministic-relaxed" -> Next.ANY;
            default -> Next.RELAXED;
        };
    }

    private static Repetition repetition(JsonNode stage) {
        JsonNode quantifier = stage.get("quantifier");
        int least = Math.max(1, quantifier.get("min").asInt());
        int most = quantifier.get("max").isNull()
                ? Repetition.UNBOUNDED
                : quantifier.get("max").asInt();
        Inner inner = most == 1
                ? Inner.RELAXED
                : switch (quantifier.path("inner_contiguity").asText()) {
                    case "strict" -> Inner.CONSECUTIVE;
                    case "non-deterministic-relaxed" -> Inner.COMBINATIONS;
                    default -> Inner.RELAXED;
                };
        boolean optional =
                quantifier.get("optional").asBoolean() || quantifier.get("min").asInt() == 0;
        long within = quantifier.path("window_ms").asLong();
        return new Repetition(least, most, optional, quantifier.get("greedy").asBoolean(), inner, within);
    }

    private AfterMatch afterMatch() {
        JsonNode skip = one.at("/pattern/after_match_skip");
        String stage = skip.path("stage").asText();
        return switch (skip.get("type").asText()) {
            case "no-skip" -> new AfterMatch.NoSkip();
            case "skip-to-next" -> new AfterMatch.Ordered(new AfterMatch.SkipToNext());
            case "skip-past-last-event" -> new AfterMatch.Ordered(new AfterMatch.SkipPastLastEvent());
            case "skip-to-first" -> new AfterMatch.Ordered(new AfterMatch.SkipToFirst(stage));
            case "skip-to-last" -> new AfterMatch.Ordered(new AfterMatch.SkipToLast(stage));
            default -> throw new IllegalArgumentException(skip.toString());
        };
    }

    private Condition listed(JsonNode accepts) {
        Set<Integer> numbers = new HashSet<>();
        accepts.forEach(n -> numbers.add(n.asInt()));
        conditions.add((n, soFar) -> numbers.contains(n));
        return new Condition(conditions.size() - 1, accepts.toString(), false);
    }

    /** The four cases that look back compare a sum of prices with a number. */
    private Condition sum(String where) {
        Matcher parts = SUM.matcher(where);
        if (!parts.matches()) {
            throw new IllegalArgumentException(where);
        }
        double bound = Double.parseDouble(parts.group(5));
        conditions.add((n, soFar) -> {
            double sum = parts.group(3) == null ? 0 : price(n);
            for (Event event : soFar.events(parts.group(2))) {
                sum += price(Sample.numberOf(event));
            }
            boolean compares = switch (parts.group(4)) {
                case "<" -> sum < bound;
                case "<=" -> sum <= bound;
                default -> sum >= bound;
            };
            return compares && one.at("/events/" + n + "/name").asText().equals(parts.group(1));
        });
        return new Condition(conditions.size() - 1, where, true);
    }

    private double price(int n) {
        return one.at("/events/" + n + "/price").asDouble();
    }
}
