package dev.weir.rules.expression.message;

import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypes;
import dev.weir.rules.expression.environment.EventTypes;
import java.util.ArrayList;
import java.util.List;

/** The names of types for people. */
public final class TypeNames {
    private TypeNames() {}

    /** Returns the name of a type for people. */
    public static String of(CelType type) {
        return plain(CelTypes.format(type));
    }

    /** Returns the name for people of a type as the checker writes it. */
    static String plain(String celName) {
        return celName.replace("google.protobuf.Timestamp", "timestamp")
                .replace("google.protobuf.Duration", "duration")
                .replace(EventTypes.TAKEN, "")
                .replace(EventTypes.PREFIX, "")
                .replaceAll("wrapper\\((\\w+)\\)", "$1")
                .replaceAll("%?[A-Z]\\d*\\b", "any");
    }

    /**
     * Returns the types between the parentheses of a call as the checker writes it, {@code (a, b)} or {@code a.(b)}.
     */
    static List<String> arguments(String call) {
        int open = call.startsWith("(") ? 0 : call.indexOf(".(") + 1;
        List<String> all = new ArrayList<>();
        if (open > 0) {
            all.add(plain(call.substring(0, open - 1)));
        }
        int depth = 0;
        int start = open + 1;
        for (int i = open + 1; i < call.length(); i++) {
            char c = call.charAt(i);
            boolean ends = i == call.length() - 1;
            if (depth == 0 && (c == ',' || ends) && i > start) {
                all.add(plain(call.substring(start, i).strip()));
                start = i + 1;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return all;
    }
}
