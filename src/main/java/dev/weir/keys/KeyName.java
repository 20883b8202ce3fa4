package dev.weir.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The name of a key: fields with their values, such as {@code cardId=card-9}, or {@code cardId=card-9&merchantId=m-7} of
 * several. In a value, {@code %26} is an ampersand and {@code %25} a percent sign.
 */
public record KeyName(String text) {
    /** The longest name that anybody may ask for. */
    public static final int MOST_CHARS = 2_000;

    /** The key of features that are kept by nothing. */
    private static final String OF_ALL = "*";

    /**
     * Reads the name of a key as people write it; the fields may be in any order.
     *
     * @return empty if it is none
     */
    public static Optional<KeyName> of(String written) {
        if (written.length() > MOST_CHARS) {
            return Optional.empty();
        }
        if (written.equals(OF_ALL)) {
            return Optional.of(new KeyName(OF_ALL));
        }
        TreeMap<String, String> parts = new TreeMap<>();
        for (String part : written.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals <= 0 || equals == part.length() - 1) {
                return Optional.empty();
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
        List<String> sorted = new ArrayList<>();
        parts.forEach((field, value) -> sorted.add(field + "=" + value));
        return Optional.of(new KeyName(String.join("&", sorted)));
    }

    /** Returns the name of a key of one field, as the engine writes it. */
    static String ofField(String field, String value) {
        return field + "=" + value.replace("%", "%25").replace("&", "%26");
    }

    /** Returns the fields, sorted, joined as features name them. */
    public List<String> fields() {
        return List.copyOf(parts(text).keySet());
    }

    /** Returns the value of a key of one field, which may be a subject, too; empty for others. */
    public Optional<String> onlyValue() {
        Map<String, String> parts = parts(text);
        return parts.size() == 1 ? parts.values().stream().findFirst() : Optional.empty();
    }

    /** Returns the values of the fields of a key of the engine. */
    static Map<String, String> parts(String key) {
        Map<String, String> parts = new TreeMap<>();
        for (String part : key.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals),
                        part.substring(equals + 1).replace("%26", "&").replace("%25", "%"));
            }
        }
        return parts;
    }
}
