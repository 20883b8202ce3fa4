package dev.weir.rules.expression.eval;

import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Comparison;
import dev.weir.rules.expression.value.Equality;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;
import dev.weir.rules.expression.value.Regexes;
import dev.weir.rules.expression.value.Zones;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces functions by the forms used in rules. Functions on texts, lists and maps cost steps, and must not produce
 * too long a text or list; for a function whose result is larger than its input, the size is computed first.
 */
@SuppressWarnings("Immutable") // its functions refer to objects that are safe for use by several threads
final class BoundedFunctions {
    private static final int CHARS_COMPARED_PER_STEP = 64;
    private static final Set<Class<?>> LONG =
            Set.of(String.class, List.class, Collection.class, Map.class, CelByteString.class);
    private static final Map<String, Comparison.Operator> ORDER = Map.of(
            "_<_", Comparison.Operator.LESS,
            "_<=_", Comparison.Operator.LESS_OR_EQUAL,
            "_>_", Comparison.Operator.GREATER,
            "_>=_", Comparison.Operator.GREATER_OR_EQUAL);
    /** The steps of functions that always take long. */
    private static final Map<String, Integer> WEIGHTS = Map.of(
            "string_to_timestamp", 80,
            "string_to_duration", 50,
            "string_to_double", 40,
            "double_to_string", 40,
            "timestamp_to_string", 20);

    private static final String IN_A_ZONE = "_with_tz";
    private static final int WEIGHT_OF_ZONE = 20;
    private static final int WEIGHT_OF_UNKNOWN_ZONE = 400;
    private static final int CHARS_REPLACED_PER_STEP = 2;
    private static final int CHARS_WALKED_PER_STEP = 6;
    private static final int STEPS_PER_REPLACEMENT = 4;
    private static final Map<String, Integer> EXTREMES = Map.of("math.@min", -1, "math.@max", 1);

    private final Meter meter;
    private final Map<String, CelFunctionOverload> ours;
    private final Map<String, Cost> costs;

    /** Charges the cost of a function before it is called; throws if the cost is too high. */
    private interface Cost {
        void charge(Object[] arguments);
    }

    BoundedFunctions(Meter meter, Equality equality, Regexes regexes) {
        this.meter = meter;
        this.ours = new HashMap<>(Map.ofEntries(
                Map.entry("equals", given -> equality.equal(given[0], given[1])),
                Map.entry("not_equals", given -> !equality.equal(given[0], given[1])),
                Map.entry("in_list", given -> equality.contains((List<?>) given[1], given[0])),
                Map.entry("in_map", given -> Equality.at((Map<?, ?>) given[1], given[0]) != null),
                Map.entry("add_list", given -> appended(list(given, 0), list(given, 1), meter)),
                Map.entry("index_map", given -> at((Map<?, ?>) given[0], given[1])),
                Map.entry("matches", given -> regexes.matches((String) given[0], (String) given[1])),
                Map.entry("matches_string", given -> regexes.matches((String) given[0], (String) given[1]))));
        this.ours.putAll(SetFunctions.byOverload(equality));
        this.costs = Map.ofEntries(
                Map.entry("add_string", given -> meter.chargeMaking(length(given, 0) + length(given, 1))),
                Map.entry("add_bytes", given -> meter.chargeMaking(length(given, 0) + length(given, 1))),
                Map.entry("string_replace_string_string", this::chargeReplacing),
                Map.entry("string_replace_string_string_int", this::chargeReplacing),
                Map.entry("list_join", this::chargeJoining),
                Map.entry("list_join_string", this::chargeJoining),
                Map.entry("contains_string", this::chargeFinding),
                Map.entry("string_index_of_string", this::chargeSearching),
                Map.entry("string_index_of_string_int", this::chargeSearching),
                Map.entry("string_last_index_of_string", this::chargeSearching),
                Map.entry("string_last_index_of_string_int", this::chargeSearching),
                Map.entry("string_split_string", this::chargeFinding),
                Map.entry("string_split_string_int", this::chargeFinding),
                Map.entry("starts_with_string", given -> meter.chargeReading(length(given, 1))),
                Map.entry("ends_with_string", given -> meter.chargeReading(length(given, 1))),
                Map.entry("string_char_at_int", this::chargeWalking),
                Map.entry("string_substring_int", this::chargeWalking),
                Map.entry("string_substring_int_int", this::chargeWalking),
                Map.entry("string_trim", this::chargeWalking),
                Map.entry("strings_quote", this::chargeWalking),
                Map.entry("string_format", given -> meter.charge(1)));
    }

    /** Returns the form of a function that is used in rules. */
    CelFunctionBinding form(String function, CelFunctionBinding binding) {
        Comparison.Operator operator = ORDER.get(function);
        boolean ofNumbers = binding.getArgTypes().stream().allMatch(Number.class::isAssignableFrom);
        if (operator != null && ofNumbers) {
            return same(binding, given -> operator.holds(Comparison.of((Number) given[0], (Number) given[1])));
        }
        Integer sign = EXTREMES.get(function);
        if (sign != null) {
            return same(binding, given -> extreme(given, sign));
        }
        if (binding.getOverloadId().endsWith(IN_A_ZONE)) {
            return same(binding, given -> inZone(binding.getDefinition(), given));
        }
        CelFunctionOverload own = ours.get(binding.getOverloadId());
        if (own != null) {
            return same(binding, own);
        }
        boolean takesWhatMayBeLong = binding.getArgTypes().stream().anyMatch(LONG::contains);
        return binding.isStrict() && (takesWhatMayBeLong || weight(binding) > 0) ? charged(binding) : binding;
    }

    private static int weight(CelFunctionBinding binding) {
        return WEIGHTS.getOrDefault(binding.getOverloadId(), 0);
    }

    /** Returns absent if the zone is unknown: an invalid zone in an event is not an error of the rule. */
    private Object inZone(CelFunctionOverload of, Object[] given) throws CelEvaluationException {
        meter.charge(WEIGHT_OF_ZONE);
        try {
            return of.apply(given);
        } catch (CelEvaluationException | RuntimeException e) {
            meter.charge(WEIGHT_OF_UNKNOWN_ZONE);
            Optional<ZoneId> zone = Zones.named((String) given[1]);
            return zone.isPresent()
                    ? of.apply(new Object[] {given[0], zone.get().getId()})
                    : CelValues.ABSENT;
        }
    }

    private CelFunctionBinding charged(CelFunctionBinding binding) {
        CelFunctionOverload of = binding.getDefinition();
        Cost cost = costs.getOrDefault(binding.getOverloadId(), this::chargeEach);
        int weight = weight(binding);
        return same(binding, given -> {
            meter.charge(weight);
            cost.charge(given);
            return made(of.apply(given));
        });
    }

    /** Returns a binding like the given one with another implementation. */
    private static CelFunctionBinding same(CelFunctionBinding binding, CelFunctionOverload of) {
        return CelFunctionBinding.from(binding.getOverloadId(), binding.getArgTypes(), of);
    }

    private Object made(Object value) {
        if (value instanceof String text) {
            meter.chargeMaking(text.length());
        } else if (value instanceof CelByteString bytes) {
            meter.chargeMaking(bytes.size());
        } else if (value instanceof List<?> list) {
            meter.chargeList(list.size());
            meter.charge(2L * list.size());
        }
        return value;
    }

    private void chargeEach(Object[] given) {
        long chars = 0;
        for (int i = 0; i < given.length; i++) {
            chars += length(given, i);
        }
        meter.chargeCopying(chars);
    }

    /** Returns a list with elements appended; a list built by a loop grows in place. */
    private static Object appended(Collection<?> list, Collection<?> more, Meter meter) {
        if (list instanceof EvalLoop.Growing growing && !growing.isDone()) {
            meter.chargeList(more.size());
            growing.addAll(more);
            return growing;
        }
        meter.chargeList((long) list.size() + more.size());
        List<Object> all = new ArrayList<>(list.size() + more.size());
        all.addAll(list);
        all.addAll(more);
        return all;
    }

    /**
     * In the worst case, and as the library does it, each character of a text is compared with the whole search text.
     */
    private void chargeFinding(Object[] given) {
        meter.charge(1 + (length(given, 0) + 1) * (length(given, 1) + 4) / CHARS_COMPARED_PER_STEP);
    }

    /** The library processes each code point of the text separately, whatever the result. */
    private void chargeWalking(Object[] given) {
        meter.charge(1 + length(given, 0) / CHARS_WALKED_PER_STEP);
    }

    private void chargeSearching(Object[] given) {
        chargeWalking(given);
        chargeFinding(given);
    }

    private void chargeReplacing(Object[] given) {
        chargeFinding(given);
        String text = (String) given[0];
        String what = (String) given[1];
        long times = what.isEmpty() ? text.length() + 1L : 0;
        for (int at = text.indexOf(what); at >= 0 && !what.isEmpty(); at = text.indexOf(what, at + what.length())) {
            times++;
        }
        if (given.length > 3 && (long) given[3] >= 0) {
            times = Math.min(times, (long) given[3]);
        }
        meter.charge(text.length() / CHARS_REPLACED_PER_STEP + STEPS_PER_REPLACEMENT * times);
        meter.chargeMaking(text.length() + times * (length(given, 2) - what.length()));
    }

    private void chargeJoining(Object[] given) {
        Collection<?> parts = list(given, 0);
        long chars = given.length > 1 ? length(given, 1) * Math.max(0, parts.size() - 1) : 0;
        for (Object part : parts) {
            chars += part instanceof String text ? text.length() : 0;
        }
        meter.charge(parts.size());
        meter.chargeMaking(chars);
    }

    private Object extreme(Object[] given, int sign) {
        Collection<?> numbers = given.length == 1 && given[0] instanceof List<?> list ? list : List.of(given);
        meter.charge(numbers.size());
        return Functions.extreme(numbers, sign);
    }

    private static Object at(Map<?, ?> map, Object key) {
        Object value = Equality.at(map, key);
        if (value == null) {
            throw Failure.of("the map has no key '" + key + "'");
        }
        return value;
    }

    private static Collection<?> list(Object[] given, int at) {
        return (Collection<?>) given[at];
    }

    private static long length(Object[] given, int at) {
        return given[at] instanceof String text
                ? text.length()
                : given[at] instanceof CelByteString bytes ? bytes.size() : 0;
    }
}
