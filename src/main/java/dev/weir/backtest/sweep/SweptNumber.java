package dev.weir.backtest.sweep;

import dev.weir.rules.threshold.ComparedNumber;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the number of a rule that a sweep names. */
final class SweptNumber {
    private SweptNumber() {}

    /** Returns the number. */
    static ComparedNumber named(SweepRequest request, List<ComparedNumber> numbers) throws SweepException {
        Map<String, List<ComparedNumber>> byName = new LinkedHashMap<>();
        Map<String, ComparedNumber> exact = new LinkedHashMap<>();
        for (ComparedNumber number : numbers) {
            String placed = number.name() + "@" + number.place();
            byName.computeIfAbsent(number.name(), name -> new ArrayList<>()).add(number);
            List<ComparedNumber> there = byName.computeIfAbsent(placed, name -> new ArrayList<>());
            there.add(number);
            exact.put(placed + "#" + there.size(), number);
        }
        exact.forEach((name, number) -> byName.put(name, List.of(number)));
        List<ComparedNumber> found = byName.getOrDefault(request.name(), List.of());
        if (found.size() == 1) {
            return found.get(0);
        }
        Map<String, ComparedNumber> there = new LinkedHashMap<>();
        for (ComparedNumber number : found.isEmpty() ? numbers : found) {
            there.put(shortest(number, byName), number);
        }
        if (found.isEmpty()) {
            throw new SweepException("the rule '" + request.rule() + "' does not compare '" + request.name()
                    + "' with a number" + among(there, request.name()));
        }
        throw new SweepException("the rule '" + request.rule() + "' compares '" + request.name()
                + "' with several numbers; write one of " + listed(there));
    }

    /** Returns the shortest name that means this number alone. */
    private static String shortest(ComparedNumber number, Map<String, List<ComparedNumber>> byName) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().equals(List.of(number)))
                .map(Map.Entry::getKey)
                .min(Comparator.comparingInt(String::length))
                .orElse(number.name());
    }

    private static String among(Map<String, ComparedNumber> there, String name) {
        if (there.isEmpty()) {
            return ", nor anything else: only numbers in when, where and until can be swept";
        }
        return Spelling.nearest(name, new TreeSet<>(there.keySet()))
                .map(near -> Spelling.MEANT + near + "'? It compares " + listed(there))
                .orElseGet(() -> "; it compares " + listed(there));
    }

    private static String listed(Map<String, ComparedNumber> numbers) {
        List<String> words = new ArrayList<>();
        numbers.forEach((name, number) -> words.add("'" + name + "' (" + number.comparison() + ")"));
        return String.join(", ", words);
    }
}
