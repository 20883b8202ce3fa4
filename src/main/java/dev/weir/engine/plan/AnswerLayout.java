package dev.weir.engine.plan;

import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.answer.AnswerGroup;
import dev.weir.engine.plan.answer.AnswerReaders;
import dev.weir.events.Value;
import dev.weir.features.definition.KeyedAnswer;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.rule.ConditionFeatures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The index of every answer about events of one type. This is the only place that numbers keys and their answers, and
 * whoever writes or reads an answer uses it:
 *
 * <ul>
 *   <li>a key is asked for the features of its {@link OfKey} in their order ({@link KeyPlan#layout}),
 *   <li>it writes its answers into a {@link Sheet} of that size, which become {@link Signal#values} in the same order,
 *   <li>a rule reads each feature through the layout's {@link Slot} for it ({@link RulePlan#slots}), and the index of
 *       conditions uses the same two numbers ({@link OfKey#read}).
 * </ul>
 *
 * <p>The numbering is valid within one epoch: equal rules have equal layouts on every instance and after every restart,
 * because messages in flight or in a checkpoint only name their epoch. Keys are numbered in the order of the fields
 * they are kept by, and the answers of each in the order in which rules, by id, ask for them; a release that changes
 * either order cannot read what is in flight. A set of answers of another size is refused: it was written with another
 * layout.
 */
public final class AnswerLayout {
    /** Stands for no key. */
    public static final int NONE = -1;

    private final Map<List<String>, Integer> numbers;
    private final List<OfKey> keys;

    private AnswerLayout(Map<List<String>, Integer> numbers, List<OfKey> keys) {
        this.numbers = numbers;
        this.keys = keys;
    }

    /**
     * Returns the number of the key plan for a combination of fields; {@link #NONE} if it does not need events of the
     * type.
     */
    public int keyOf(List<String> by) {
        return numbers.getOrDefault(by, NONE);
    }

    /** Returns where the answer for a feature is; {@link Slot#NONE} if no key answers it for events of the type. */
    public Slot slotOf(KeyedAnswer feature) {
        int key = keyOf(feature.by());
        Integer place = key == NONE ? null : keys.get(key).places.get(feature);
        return place == null ? Slot.NONE : new Slot(key, place, keys.get(key));
    }

    /** The answers of one key, in their order. */
    public static final class OfKey {
        /** The answers of a key that is asked nothing. */
        static final OfKey EMPTY = new OfKey(List.of(), List.of());

        private final Map<KeyedAnswer, Integer> places = new HashMap<>();
        private final List<FeatureRequest> requests;
        private final List<AnswerGroup> before;
        private final List<AnswerGroup> after;

        /** Creates it from the features and, for each, the conditions of the rules that read it; none if it is always read. */
        private OfKey(Collection<KeyedAnswer> features, List<List<Expression>> readers) {
            for (KeyedAnswer feature : features) {
                places.put(feature, places.size());
            }
            this.requests = features.stream().map(FeatureRequest::of).toList();
            Map<Boolean, List<Integer>> byTime = IntStream.range(0, requests.size())
                    .boxed()
                    .collect(Collectors.partitioningBy(
                            place -> requests.get(place).countsCurrent()));
            this.before = AnswerGroup.of(readers, byTime.getOrDefault(false, List.of()));
            this.after = AnswerGroup.of(readers, byTime.getOrDefault(true, List.of()));
        }

        /** Returns what the conditions of a pattern ask its key: an occurrence has the answers in this order. */
        static OfKey of(ConditionFeatures features) {
            List<KeyedAnswer> definitions = features.definitions();
            return features.isEmpty()
                    ? EMPTY
                    : new OfKey(definitions, Collections.nCopies(definitions.size(), List.of()));
        }

        /** Returns the requested features, in order. */
        public List<FeatureRequest> requests() {
            return requests;
        }

        /**
         * Returns the groups of answers that include the current event, which are computed after it was taken in, or of
         * those that do not.
         */
        public List<AnswerGroup> groups(boolean countingCurrent) {
            return countingCurrent ? after : before;
        }

        /** Returns the number of answers. */
        public int size() {
            return requests.size();
        }

        /**
         * Returns the answer at an index of a signal of the key.
         *
         * @throws IllegalArgumentException if the signal was written with another layout
         */
        public Value read(Signal signal, int place) {
            List<Value> values = signal.values();
            if (values.size() != size()) {
                throw new IllegalArgumentException("key " + signal.key().split("=", 2)[0] + " signals " + values.size()
                        + " answers where epoch " + signal.epoch() + " asks for " + size());
            }
            return values.get(place);
        }

        /** Returns a sheet without answers. */
        public Sheet sheet() {
            return new Sheet(new Value[size()]);
        }
    }

    /** The answers of one key about one event while they are computed. */
    public static final class Sheet {
        private final Value[] values;

        private Sheet(Value[] values) {
            this.values = values;
        }

        /** Writes the answer at an index. */
        public void set(int place, Value value) {
            values[place] = value;
        }

        /** Returns all answers for a {@link Signal}, once each is written. */
        public List<Value> values() {
            return List.of(values);
        }
    }

    /** The position of one answer. Only a layout creates slots. */
    public static final class Slot {
        /** The slot of a feature that no key answers. */
        public static final Slot NONE = new Slot(AnswerLayout.NONE, 0, OfKey.EMPTY);

        private final int key;
        private final int place;
        private final OfKey layout;

        private Slot(int key, int place, OfKey layout) {
            this.key = key;
            this.place = place;
            this.layout = layout;
        }

        /** Returns whether a key answers the feature. */
        public boolean isAnswered() {
            return key != AnswerLayout.NONE;
        }

        /** Returns the number of the key that answers. */
        public int key() {
            return key;
        }

        /** Returns the index of the answer among those of the key. */
        int place() {
            return place;
        }

        /**
         * Returns the answer in a signal of the key.
         *
         * @throws IllegalArgumentException if the signal was written with another layout
         */
        public Value in(Signal signal) {
            return layout.read(signal, place);
        }

        /** Returns the answer in a sheet of the key. */
        public Value in(Sheet sheet) {
            return sheet.values[place];
        }
    }

    /** Numbers the keys of one type of event and their answers. */
    static final class Builder {
        private final Map<List<String>, Map<KeyedAnswer, AnswerReaders>> asked = new HashMap<>();
        private final Map<List<String>, Integer> numbers = new HashMap<>();
        private final List<OfKey> keys = new ArrayList<>();

        /**
         * Adds a feature that a rule asks for, and returns who reads it, to which the rule has to be added; each feature is
         * requested once, at the index of the first rule that asks.
         */
        AnswerReaders ask(KeyedAnswer feature) {
            return asked.computeIfAbsent(feature.by(), by -> new LinkedHashMap<>())
                    .computeIfAbsent(feature, unseen -> new AnswerReaders());
        }

        /** Returns the answers of the keys of a combination of fields. */
        OfKey answersOf(List<String> by) {
            Map<KeyedAnswer, AnswerReaders> ofKey = asked.get(by);
            if (ofKey == null) {
                return OfKey.EMPTY;
            }
            List<List<Expression>> readers = new ArrayList<>();
            ofKey.forEach((feature, its) -> readers.add(its.conditionsOf(feature)));
            return new OfKey(ofKey.keySet(), readers);
        }

        /** Assigns the next number to the key plan of a combination. */
        void number(List<String> by, OfKey answers) {
            numbers.put(by, keys.size());
            keys.add(answers);
        }

        AnswerLayout build() {
            return new AnswerLayout(Map.copyOf(numbers), List.copyOf(keys));
        }
    }
}
