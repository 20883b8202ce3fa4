package dev.weir.io.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.events.Boundary;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.TableRows;
import dev.weir.rules.list.TableShape;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The part of a list's document that makes it a table: {@code "fields":{"rate":"double"}} or {@code "value":"double"},
 * and {@code "rows"}, which are read when the type of a row is known. For one use.
 */
final class JsonTable {
    static final String ROWS = "rows";
    static final String FIELDS = "fields";
    static final String EXAMPLE = "write {\"name\": \"fx\", \"fields\": {\"rate\": \"double\"}, \"rows\": {\"USD\":"
            + " {\"rate\": 0.92}}}, or \"value\": \"double\" and \"rows\": {\"USD\": 0.92}";

    private static final int SHOWN_CHARS = 100;
    private static final List<String> TYPES =
            List.of(ValueType.values()).stream().map(TableShape::nameOf).toList();

    private final int maxRows;
    private final BiConsumer<String, String> errors;
    private final Map<String, ValueType> fields = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<List<Value>> columns = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private boolean hasFields;
    private boolean single;

    /** @param errors receives the place and the message of each error */
    JsonTable(int maxRows, BiConsumer<String, String> errors) {
        this.maxRows = maxRows;
        this.errors = errors;
    }

    /** Reads what a row has, and notes what is wrong with it. */
    void declarations(JsonParser in) throws IOException {
        in.nextToken();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            if (key.equals(FIELDS)) {
                hasFields = true;
                readFields(in);
            } else if (key.equals(TableShape.VALUE)) {
                single = true;
                type(TableShape.VALUE, in).ifPresent(type -> fields.put(TableShape.VALUE, type));
            } else if (key.equals("key") && !in.getText().equals("string")) {
                errors.accept(
                        "key", "a key is a text, to which lookup turns an int or a bool: write \"key\": \"string\"");
            }
            in.skipChildren();
        }
        checkShape();
    }

    private void readFields(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            errors.accept(FIELDS, "'fields' is a map of names to types; " + EXAMPLE);
            return;
        }
        if (in.nextToken() == JsonToken.END_OBJECT) {
            errors.accept(FIELDS, "it is not said what a row has; " + EXAMPLE);
        }
        for (; in.currentToken() == JsonToken.FIELD_NAME; in.nextToken()) {
            String name = in.currentName();
            in.nextToken();
            Optional<ValueType> type = type(FIELDS + "." + shortened(name), in);
            if (!TableShape.isName(name)) {
                errors.accept(FIELDS, "'" + shortened(name) + "' is no name of a field; " + TableShape.NAME_HINT);
            } else {
                type.ifPresent(known -> fields.put(name, known));
            }
            in.skipChildren();
        }
        if (fields.size() > TableShape.MAX_FIELDS) {
            errors.accept(
                    FIELDS,
                    "a row has " + fields.size() + " fields; at most " + TableShape.MAX_FIELDS
                            + " are allowed: make two" + " tables of it");
        }
    }

    /** Returns a text, or its beginning if it is long. */
    static String shortened(String text) {
        return Boundary.cut(text, SHOWN_CHARS);
    }

    private Optional<ValueType> type(String path, JsonParser in) throws IOException {
        Optional<ValueType> type = TableShape.typeNamed(in.getText());
        if (type.isEmpty()) {
            String written = shortened(in.getText());
            errors.accept(path, "'" + written + "' is no type" + TableShape.advice(written, TYPES));
        }
        return type;
    }

    private void checkShape() {
        if (hasFields && single) {
            errors.accept(FIELDS, "there are 'fields' and 'value'; write one of them: " + EXAMPLE);
        } else if (!hasFields && !single) {
            errors.accept(ROWS, "there are rows, and neither 'fields' nor 'value' says what they have; " + EXAMPLE);
        }
    }

    /** Reads the rows of a document whose other keys were read before. */
    void rows(JsonParser in) throws IOException {
        fields.keySet().forEach(field -> {
            numbers.put(field, columns.size());
            columns.add(new ArrayList<>());
        });
        in.nextToken();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean isMeant = in.currentName().equals(ROWS);
            in.nextToken();
            if (isMeant) {
                readRows(in);
            }
            in.skipChildren();
        }
    }

    private void readRows(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            if (key.isEmpty() || key.length() > JsonLists.MAX_ENTRY_CHARS) {
                errors.accept(
                        ROWS, "a key has " + key.length() + " characters; write 1 to " + JsonLists.MAX_ENTRY_CHARS);
            } else if (keys.size() == maxRows) {
                errors.accept(
                        ROWS,
                        "the table has more than " + maxRows
                                + " rows: make two tables of it, or raise limits.maxListEntries of the job");
                return;
            } else {
                keys.add(key);
                row(ROWS + "." + shortened(key), in);
            }
            in.skipChildren();
        }
    }

    private void row(String path, JsonParser in) throws IOException {
        columns.forEach(column -> column.add(Value.absent()));
        if (single) {
            set(0, path, TableShape.VALUE, in);
        } else if (in.currentToken() == JsonToken.START_OBJECT) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                Integer number = numbers.get(field);
                if (number == null) {
                    errors.accept(
                            path,
                            "unknown field '" + shortened(field) + "'"
                                    + TableShape.advice(shortened(field), numbers.keySet()));
                } else {
                    set(number, path + "." + field, field, in);
                }
                in.skipChildren();
            }
        } else {
            errors.accept(path, "a row is a map of fields, and this is " + JsonLists.described(in) + "; " + EXAMPLE);
        }
    }

    private void set(int number, String path, String field, JsonParser in) throws IOException {
        ValueType type = fields.get(field);
        if (type == null || in.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        Optional<Value> value = value(type, in);
        if (value.isEmpty()) {
            errors.accept(path, "this has to be " + wanted(type) + ", and is " + JsonLists.described(in));
        } else {
            List<Value> column = columns.get(number);
            column.set(column.size() - 1, value.get());
        }
    }

    private static Optional<Value> value(ValueType type, JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        return switch (type) {
            case STRING ->
                token == JsonToken.VALUE_STRING && in.getTextLength() <= JsonLists.MAX_ENTRY_CHARS
                        ? Optional.of(Value.ofText(in.getText()))
                        : Optional.empty();
            case INT ->
                token == JsonToken.VALUE_NUMBER_INT && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                        ? Optional.of(new Value.Int(in.getLongValue()))
                        : Optional.empty();
            case DOUBLE ->
                token.isNumeric() && Double.isFinite(in.getDoubleValue())
                        ? Optional.of(new Value.Real(in.getDoubleValue()))
                        : Optional.empty();
            case BOOL -> token.isBoolean() ? Optional.of(new Value.Bool(in.getBooleanValue())) : Optional.empty();
            case TIMESTAMP ->
                token == JsonToken.VALUE_STRING ? time(in.getText()).map(Value.class::cast) : Optional.empty();
        };
    }

    static Optional<Value.Time> time(String text) {
        try {
            return Optional.of(new Value.Time(Instant.parse(text).toEpochMilli()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static String wanted(ValueType type) {
        return switch (type) {
            case STRING -> "a text in quotes of at most " + JsonLists.MAX_ENTRY_CHARS + " characters";
            case INT -> "a whole number of at most 64 bits";
            case DOUBLE -> "a number";
            case BOOL -> "true or false";
            case TIMESTAMP -> "an instant such as \"2026-03-01T00:00:00Z\"";
        };
    }

    /** Returns the table that was read, if there was no error. */
    ListEntries entries() {
        TableShape shape = new TableShape(fields, single);
        return ListEntries.of(keys, TableRows.of(shape, columns));
    }
}
