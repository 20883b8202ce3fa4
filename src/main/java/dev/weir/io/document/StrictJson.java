package dev.weir.io.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** JSON in memory, in which no object has a name twice. */
final class StrictJson {
    private StrictJson() {}

    /** Reads a text token by token. */
    interface Reading<T, X extends Exception> {
        T read(JsonParser in) throws IOException, X;
    }

    /** A text that is no JSON, or beyond a bound. Without a stack trace: it is about the text. */
    static final class BadJson extends Exception {
        private static final long serialVersionUID = 1;

        private final String problem;
        private final int line;
        private final int column;

        private BadJson(JsonProcessingException e) {
            super(e.getOriginalMessage(), null, false, false);
            JsonLocation at = e.getLocation();
            this.problem = e.getOriginalMessage().startsWith("Unexpected end-of-input")
                    ? "it ends here; it was cut off, or a bracket or a quote is not closed"
                    : e.getOriginalMessage();
            this.line = at == null ? 0 : at.getLineNr();
            this.column = at == null ? 0 : at.getColumnNr();
        }

        /** Returns what is wrong, mostly in the words of the library. */
        String problem() {
            return problem;
        }

        /** Returns the line, from 1; 0 if the error concerns the whole text. */
        int line() {
            return line;
        }

        /** Returns the column, from 1; 0 if the error concerns the whole text. */
        int column() {
            return column;
        }
    }

    /**
     * Reads a text. Whether something may follow what was read is for the reading to say.
     *
     * @throws BadJson if the text is none
     * @throws X as the reading does
     */
    static <T, X extends Exception> T read(String text, StreamReadConstraints bounds, Reading<T, X> reading)
            throws BadJson, X {
        JsonFactory json = JsonFactory.builder()
                .streamReadConstraints(bounds)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // a table has as many names as rows, and whoever writes it chooses them
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
        try (JsonParser in = json.createParser(text)) {
            return reading.read(in);
        } catch (JsonProcessingException e) {
            throw new BadJson(e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }
}
