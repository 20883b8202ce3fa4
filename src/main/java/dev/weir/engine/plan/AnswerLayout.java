package dev.weir.engine.plan;

import dev.weir.engine.message.Signal;
import dev.weir.events.Value;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.rules.rule.ConditionFeatures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which answer about an event of one type stands where. This is the one place that numbers keys and their answers, and all
 * who write or read an answer ask it:
 *
 * <ul>
 *   <li>a key is asked for the features of its {@link OfKey} in their order ({@link KeyPlan#layout}),
 *   <li>it writes its answers into a {@link Sheet} of that size, which become {@link Signal#values} in the same order,
 *   <li>a rule reads each feature through the {@link Slot} that the layout has for it ({@link RulePlan#slots}), and the
 *       index of conditions by the same two numbers ({@link OfKey#read}).
 * </ul>
 *
 * <p>The agreement holds within one epoch: equal rules have equal layouts on every instance and after every restart, since
 * what is under way or in a checkpoint says only which epoch it goes by. Keys are numbered in the order of what they are
 * kept by, and the answers of each in the order in which rules, by id, ask for them; a release that changes either order
 * cannot read what is under way. An answer set of another size is refused: it was written by another layout.
 */
public final class AnswerLayout {
    /** No key. */
    public static final int NONE = -1;

    private final Map<List<String>, Integer> numbers;
    private final List<OfKey> keys;

    private AnswerLayout(Map<List<String>, Integer> numbers, List<OfKey> keys) {
        this.numbers = numbers;
        this.keys = keys;
    }

    /** The number of the key plan of a combination of fields; {@link #NONE} if events of the type are of no concern to it. */
    public int keyOf(List<String> by) {
        return numbers.getOrDefault(by, NONE);
    }

    /** Where the answer to a feature stands; {@link Slot#NONE} if no key answers it for events of the type. */
    public Slot slotOf(FeatureDefinition feature) {
        int key = keyOf(feature.by());
        Integer place = key == NONE ? null : keys.get(key).places.get(feature);
        return place == null ? Slot.NONE : new Slot(key, place, keys.get(key));
    }

    /** The answers of one key, each at its place. */
    public static final class OfKey {
        /** A key that is asked nothing. */
        static final OfKey EMPTY = new OfKey(List.of());

        private final Map<FeatureDefinition, Integer> places = new HashMap<>();
        private final List<FeatureRequest> requests;

        private OfKey(Collection<FeatureDefinition> features) {
            for (FeatureDefinition feature : features) {
                places.put(feature, places.size());
            }
            this.requests = features.stream().map(FeatureRequest::of).toList();
        }

        /** What the conditions of a pattern ask its key: an occurrence has the answers in this order. */
        static OfKey of(ConditionFeatures features) {
            return features.isEmpty() ? EMPTY : new OfKey(features.definitions());
        }

        /** What the key is asked, by place. */
        public List<FeatureRequest> requests() {
            return requests;
        }

        /** How many answers the key gives. */
        public int size() {
            return requests.size();
        }

        /**
         * The answer at a place of what the key signals.
         *
         * @throws IllegalArgumentException if the signal was written by another layout
         */
        public Value read(Signal signal, int place) {
            List<Value> values = signal.values();
            if (values.size() != size()) {
                throw new IllegalArgumentException("key " + signal.key().split("=", 2)[0] + " signals " + values.size()
                        + " answers where epoch " + signal.epoch() + " asks for " + size());
            }
            return values.get(place);
        }

        /** A sheet without answers. */
        public Sheet sheet() {
            return new Sheet(new Value[size()]);
        }
    }

    /** The answers of one key about one event, while the key works them out. */
    public static final class Sheet {
        private final Value[] values;

        private Sheet(Value[] values) {
            this.values = values;
        }

        /** Writes the answer at a place. */
        public void set(int place, Value value) {
            values[place] = value;
        }

        /** All answers, for a {@link Signal}, once each is written. */
        public List<Value> values() {
            return List.of(values);
        }
    }

    /** Where one answer stands. Only a layout makes one. */
    public static final class Slot {
        /** Of a feature that no key answers. */
        public static final Slot NONE = new Slot(AnswerLayout.NONE, 0, OfKey.EMPTY);

        private final int key;
        private final int place;
        private final OfKey layout;

        private Slot(int key, int place, OfKey layout) {
            this.key = key;
            this.place = place;
            this.layout = layout;
        }

        /** Whether a key answers it. */
        public boolean isAnswered() {
            return key != AnswerLayout.NONE;
        }

        /** The number of the key that answers. */
        public int key() {
            return key;
        }

        /** The place of the answer among those of the key. */
        int place() {
            return place;
        }

        /**
         * The answer in what the key signals.
         *
         * @throws IllegalArgumentException if the signal was written by another layout
         */
        public Value in(Signal signal) {
            return layout.read(signal, place);
        }

        /** The answer in what the key works out. */
        public Value in(Sheet sheet) {
            return sheet.values[place];
        }
    }

    /** Numbers the keys of one type of event and their answers. */
    static final class Builder {
        private final Map<List<String>, Set<FeatureDefinition>> asked = new HashMap<>();
        private final Map<List<String>, Integer> numbers = new HashMap<>();
        private final List<OfKey> keys = new ArrayList<>();

        /** A rule asks for a feature; each feature is asked for once, at the place of the first who did. */
        void ask(FeatureDefinition feature) {
            asked.computeIfAbsent(feature.by(), by -> new LinkedHashSet<>()).add(feature);
        }

        /** The answers of the keys of a combination of fields. */
        OfKey answersOf(List<String> by) {
            Set<FeatureDefinition> ofKey = asked.get(by);
            return ofKey == null ? OfKey.EMPTY : new OfKey(ofKey);
        }

        /** The next key plan is that of a combination. */
        void number(List<String> by, OfKey answers) {
            numbers.put(by, keys.size());
            keys.add(answers);
        }

        AnswerLayout build() {
            return new AnswerLayout(Map.copyOf(numbers), List.copyOf(keys));
        }
    }
}
