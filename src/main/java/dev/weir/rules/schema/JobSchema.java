package dev.weir.rules.schema;

import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.answer.Channels;
import dev.weir.events.definition.Schema;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the document {@value #ID} adds to the job config. The config stays the base: nothing in it is taken away.
 *
 * @param outcomes that rules may decide too; they belong to the risk, and rank below those of the config
 * @param values that fields have, by their names in rules; those of the config count too
 * @param attributes that rules may use too, with their types, by event type
 * @param limits on new rules, where they are higher than those of the config; 0 for none
 * @param channels beside those of the config, in the order in which they come after them
 */
public record JobSchema(
        List<String> outcomes,
        Map<String, Set<String>> values,
        Map<EventType, Map<String, ValueType>> attributes,
        Limits limits,
        List<Channels.Channel> channels) {
    /** The id of the document. */
    public static final String ID = "job/schema";

    /** Adds nothing. */
    public static final JobSchema NONE = new JobSchema(List.of(), Map.of(), Map.of(), Limits.NONE, List.of());

    /** Makes defensive copies. */
    public JobSchema {
        outcomes = List.copyOf(outcomes);
        values = Map.copyOf(values);
        attributes = Map.copyOf(attributes);
        channels = List.copyOf(channels);
    }

    /**
     * Limits on new rules; 0 for those of the job config.
     *
     * @param maxExpressionChars of one expression
     * @param maxWindowMillis the longest window
     * @param maxRules in force at once
     * @param maxFeaturesPerRule of one rule
     */
    public record Limits(int maxExpressionChars, long maxWindowMillis, int maxRules, int maxFeaturesPerRule) {
        /** Those of the job config. */
        public static final Limits NONE = new Limits(0, 0, 0, 0);
    }

    /** Returns the fields, and the values that the config and this declare. */
    public Schema on(Schema base) {
        Map<String, Set<String>> all = new TreeMap<>(base.values());
        values.forEach((field, more) -> {
            Set<String> both = new TreeSet<>(base.values().getOrDefault(field, Set.of()));
            both.addAll(more);
            all.put(field, both);
        });
        return base.withValues(all).with(base.others().naming(attributes));
    }

    /** Returns the channels of the config, and those that this adds. */
    public Channels on(Channels base) {
        return base.and(new Channels(List.of(), channels));
    }

    /** Returns the limits of the config, or higher ones of this. */
    public RuleLimits on(RuleLimits base) {
        Set<String> declared = new LinkedHashSet<>(base.outcomes().declared());
        declared.addAll(outcomes);
        Set<String> named = new LinkedHashSet<>(base.outcomes().channels());
        channels.forEach(channel -> {
            declared.addAll(channel.outcomes());
            named.add(channel.name());
        });
        List<String> risk = new ArrayList<>(outcomes); // below those of the config
        risk.addAll(base.outcomes().risk());
        return new RuleLimits(
                base.maxDocumentBytes(),
                Math.max(base.maxExpressionChars(), limits.maxExpressionChars()),
                Math.max(base.maxWindowMillis(), limits.maxWindowMillis()),
                base.maxOpenMatches(),
                base.expressions(),
                new RuleCounts(
                        Math.max(base.counts().maxRules(), limits.maxRules()),
                        Math.max(base.counts().maxFeatures(), limits.maxFeaturesPerRule())),
                base.foreverMillis(),
                new OutcomeNames(
                        List.copyOf(declared),
                        base.outcomes().others() && channels.isEmpty(), // as in a config with channels
                        List.copyOf(named),
                        base.outcomes().lists(),
                        risk));
    }

    /**
     * Returns the texts of which a rule has one if it is valid with this and may not be with another one: outcomes and
     * channels that the other one lacks, and the names of fields that have fewer values, and of attributes that have
     * another type there.
     */
    public Set<String> lostWith(JobSchema other) {
        Set<String> lost = decided();
        lost.removeAll(other.decided());
        Set<String> fields = new TreeSet<>(values.keySet());
        fields.addAll(other.values.keySet());
        for (String field : fields) {
            Set<String> after = other.values.get(field);
            Set<String> before = values.get(field);
            if (after == null || before == null || !after.containsAll(before)) {
                lost.add(field.substring(field.lastIndexOf('.') + 1));
            }
        }
        attributes.forEach((type, named) -> named.forEach((name, of) -> {
            if (of != other.attributes.getOrDefault(type, Map.of()).get(name)) {
                lost.add(name);
            }
        }));
        return lost;
    }

    /** Returns all outcomes and the names of channels. */
    private Set<String> decided() {
        Set<String> decided = new TreeSet<>(outcomes);
        channels.forEach(channel -> {
            decided.add(channel.name());
            decided.addAll(channel.outcomes());
        });
        return decided;
    }
}
