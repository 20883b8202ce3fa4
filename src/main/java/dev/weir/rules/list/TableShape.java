package dev.weir.rules.list;

import dev.weir.events.ReservedWords;
import dev.weir.events.ValueType;
import dev.weir.events.binary.Binary;
import dev.weir.text.Spelling;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a table has for each of its keys: a row of named fields, or a single value. Of a list that only has entries it
 * is {@link #NONE}.
 *
 * @param fields the types of the fields of a row, in the order of the document; of a table of single values one type,
 *     under {@value #VALUE}
 * @param single whether a key has a single value
 */
public record TableShape(Map<String, ValueType> fields, boolean single) {
    /** The shape of a list without rows. */
    public static final TableShape NONE = new TableShape(Map.of(), false);

    /** The largest number of fields of a row. */
    public static final int MAX_FIELDS = 32;

    /** The key in a document of the type of single values. */
    public static final String VALUE = "value";

    /** What a valid name of a field is, for errors. */
    public static final String NAME_HINT =
            "write up to 64 letters, digits and '_', beginning with a letter, and none of CEL's own words";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /** Makes a copy that keeps the order. */
    public TableShape {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Returns the shape of a table whose keys have single values. */
    public static TableShape of(ValueType value) {
        return new TableShape(Map.of(VALUE, value), true);
    }

    /** Returns the shape of a table whose keys have rows with these fields. */
    public static TableShape of(Map<String, ValueType> fields) {
        return new TableShape(fields, false);
    }

    /** Returns whether a field can have this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !ReservedWords.isKeyword(name);
    }

    /** Returns the type with this name in documents; empty if there is none. */
    public static Optional<ValueType> typeNamed(String name) {
        return List.of(ValueType.values()).stream()
                .filter(type -> nameOf(type).equals(name))
                .findFirst();
    }

    /** Returns the name of a type in documents. */
    public static String nameOf(ValueType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** Returns {@code "; did you mean 'rate'?"}, or the known names if none is similar, for errors. */
    public static String advice(String written, Collection<String> known) {
        return Spelling.advice(written, known);
    }

    /** Returns whether there are values beside the entries. */
    public boolean isTable() {
        return !fields.isEmpty();
    }

    /** Writes a compact form. */
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(single);
        Binary.writeCount(fields.size(), out);
        for (Map.Entry<String, ValueType> field : fields.entrySet()) {
            Binary.writeText(field.getKey(), out);
            Binary.writeText(nameOf(field.getValue()), out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static TableShape read(DataInput in) throws IOException {
        boolean single = in.readBoolean();
        int count = Binary.readCount(in);
        Map<String, ValueType> fields = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = Binary.readText(in);
            String type = Binary.readText(in);
            fields.put(
                    name,
                    typeNamed(type).orElseThrow(() -> new IOException("there is no type '" + type + "' of a field")));
        }
        return new TableShape(fields, single);
    }
}
