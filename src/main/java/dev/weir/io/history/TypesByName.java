package dev.weir.io.history;

import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The types of events by the names of files and folders: the name of the type in rules, also with an {@code s} behind
 * it, and the name of its topic. Behind it a name may go on with anything but a letter or digit, as in {@code
 * transactions-2026-03}. What a job decided is no type of a history, since it is decided anew.
 */
final class TypesByName {
    private static final int MOST_EXAMPLES = 3;

    private final Map<String, EventType> byName = new TreeMap<>();
    private final List<EventType> types = new ArrayList<>();

    TypesByName(JobConfig config) {
        for (EventType type : config.schema().types()) {
            if (!type.equals(DecisionStream.TYPE)) {
                types.add(type);
                byName.put(plain(type.ruleName()), type);
                byName.putIfAbsent(plain(type.ruleName() + "s"), type);
            }
        }
        types.forEach(type -> byName.put(plain(config.topics().of(type)), type)); // what a topic is called, it is
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Returns all types, in the order in which sources of one name are read. */
    List<EventType> types() {
        return List.copyOf(types);
    }

    /** Returns the type of that name in rules. */
    Optional<EventType> ofRules(String name) {
        return types.stream().filter(type -> type.ruleName().equals(name)).findFirst();
    }

    /** Returns all names in rules, for errors. */
    String known() {
        return String.join(", ", types.stream().map(EventType::ruleName).toList());
    }

    /** Returns what was probably meant by a name that is none. */
    String advice(String name) {
        return Spelling.advice(name, types.stream().map(EventType::ruleName).toList());
    }

    /** Returns the type that a name begins with; the longest if there are several. */
    Optional<EventType> begin(String fileOrFolder) {
        String name = plain(fileOrFolder);
        return byName.entrySet().stream()
                .filter(known -> isBegun(name, known.getKey()))
                .reduce((one, other) -> other.getKey().length() > one.getKey().length() ? other : one)
                .map(Map.Entry::getValue);
    }

    private static boolean isBegun(String name, String known) {
        return name.startsWith(known)
                && (name.length() == known.length() || !Character.isLetterOrDigit(name.charAt(known.length())));
    }

    /** Returns how a file may be called. */
    String examples() {
        return types.stream()
                .limit(MOST_EXAMPLES)
                .map(type -> type.equals(EventType.INVENTORY) ? type.ruleName() : type.ruleName() + "s")
                .map(name -> name + ".jsonl")
                .collect(Collectors.joining(", "));
    }
}
