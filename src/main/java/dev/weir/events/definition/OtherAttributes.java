package dev.weir.events.definition;

import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Attributes that the job config does not declare. They are kept as texts, so that a rule may use them once they are
 * named while the job runs; a rule reads the text as the type that it was named with.
 *
 * @param most how many of them are kept of an event; 0 for none
 * @param named those that rules may use, with their types, by event type
 */
public record OtherAttributes(int most, Map<EventType, Map<String, ValueType>> named) implements Serializable {
    /** None are kept. */
    public static final OtherAttributes NONE = new OtherAttributes(0, Map.of());

    /** The largest number of characters of a name. */
    public static final int MOST_NAME_CHARS = 64;

    private static final char TYPED = ':';

    /** Makes defensive copies. */
    public OtherAttributes {
        Map<EventType, Map<String, ValueType>> copies = new HashMap<>();
        named.forEach((type, names) -> copies.put(type, Map.copyOf(names)));
        named = Map.copyOf(copies);
    }

    /** Returns those of a type that rules may use. */
    Map<String, ValueType> of(EventType type) {
        return named.getOrDefault(type, Map.of());
    }

    /** Returns a copy in which rules may use these. */
    public OtherAttributes naming(Map<EventType, Map<String, ValueType>> newNamed) {
        return new OtherAttributes(most, newNamed);
    }

    /** Returns one text for an attribute: its name, and its type unless it is a text, such as {@code weight:double}. */
    public static String form(String name, ValueType type) {
        return type == ValueType.STRING ? name : name + TYPED + type.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name in a form. */
    public static String nameIn(String form) {
        int end = form.indexOf(TYPED);
        return end < 0 ? form : form.substring(0, end);
    }

    /** Returns the type in a form that {@link #form} made. */
    public static ValueType typeIn(String form) {
        int end = form.indexOf(TYPED);
        return end < 0
                ? ValueType.STRING
                : ValueType.valueOf(form.substring(end + 1).toUpperCase(Locale.ROOT));
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
