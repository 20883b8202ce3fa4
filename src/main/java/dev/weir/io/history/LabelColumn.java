package dev.weir.io.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.io.history.label.Label;
import dev.weir.io.history.label.LabelText;
import java.io.IOException;
import java.util.Optional;

/** The label in a record, at a path of names with dots between them; also at that name with the dots in it. */
final class LabelColumn {
    private final JsonFactory json = new JsonFactory();
    private final String path;

    LabelColumn(String path) {
        this.path = path;
    }

    /**
     * What was found.
     *
     * @param fault what is wrong with it, {@code ""} if nothing is
     */
    record Found(Label label, String fault) {}

    /** Finds the label of a record that was read already. */
    Found of(byte[] record) throws IOException {
        try (JsonParser in = json.createParser(record)) {
            in.nextToken();
            Optional<String> text = find(in, path);
            if (text.isEmpty()) {
                return new Found(Label.NONE, "");
            }
            return LabelText.of(text.get())
                    .map(label -> new Found(label, ""))
                    .orElseGet(() -> new Found(Label.NONE, LabelText.fault(text.get())));
        }
    }

    private static Optional<String> find(JsonParser in, String path) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (name.equals(path)) {
                return value.isScalarValue()
                        ? Optional.of(value == JsonToken.VALUE_NULL ? "" : in.getText())
                        : Optional.of("{");
            }
            if (value == JsonToken.START_OBJECT && path.startsWith(name + ".")) {
                Optional<String> within = find(in, path.substring(name.length() + 1));
                if (within.isPresent()) {
                    return within;
                }
            } else {
                in.skipChildren();
            }
        }
        return Optional.empty();
    }
}
