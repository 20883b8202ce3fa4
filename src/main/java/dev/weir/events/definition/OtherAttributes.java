package dev.weir.events.definition;

import dev.weir.events.EventType;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Attributes that the job config does not declare. They are kept as texts, so that a rule may use them once they are
 * named while the job runs.
 *
 * @param most how many of them are kept of an event; 0 for none
 * @param named those that rules may use, by event type
 */
public record OtherAttributes(int most, Map<EventType, Set<String>> named) implements Serializable {
    /** None are kept. */
    public static final OtherAttributes NONE = new OtherAttributes(0, Map.of());

    /** The largest number of characters of a name. */
    public static final int MOST_NAME_CHARS = 64;

    /** Makes defensive copies. */
    public OtherAttributes {
        Map<EventType, Set<String>> copies = new HashMap<>();
        named.forEach((type, names) -> copies.put(type, Set.copyOf(names)));
        named = Map.copyOf(copies);
    }

    /** Returns those of a type that rules may use. */
    Set<String> of(EventType type) {
        return named.getOrDefault(type, Set.of());
    }

    /** Returns a copy in which rules may use these. */
    public OtherAttributes naming(Map<EventType, Set<String>> newNamed) {
        return new OtherAttributes(most, newNamed);
    }

    /** Returns whether a text can be the name of an attribute in rules. */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > MOST_NAME_CHARS || isDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean isLetter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_';
            if (!isLetter && !isDigit(sign)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
