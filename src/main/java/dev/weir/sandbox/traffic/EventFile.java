package dev.weir.sandbox.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.events.Utf8;
import dev.weir.sandbox.kafka.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file with one event per line, read while it is played: it may be larger than memory. A line without a readable time
 * takes the time of the line before: it is sent in its place, so that the job reports what is wrong with it.
 */
final class EventFile implements AutoCloseable {
    private final String topic;
    private final ObjectReader json;
    private final BufferedReader lines;
    private long read;
    private Message head = new Message("", "", "", "");
    private long headMillis = Long.MIN_VALUE;

    private EventFile(String topic, ObjectReader json, BufferedReader lines) {
        this.topic = topic;
        this.json = json;
        this.lines = lines;
    }

    /** Opens a file; {@link #advance} moves to the first line. */
    static EventFile open(Path file, String topic, ObjectReader json) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new EventFile(
                topic, json, new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1)));
    }

    /** Moves to the next line that is not blank; returns false if there is none. */
    boolean advance() throws IOException {
        String line = next();
        while (line != null && line.isBlank()) {
            line = next();
        }
        if (line == null) {
            return false;
        }
        JsonNode event = parse(line);
        headMillis = timeOf(event).orElse(headMillis);
        head = new Message(
                topic, keyOf(event), line, event.path("transactionId").asText(""), true);
        return true;
    }

    /** Returns the event of the current line. */
    Message head() {
        return head;
    }

    /** Returns the event time of that line, in epoch milliseconds. */
    long headMillis() {
        return headMillis;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Reads a line as bytes, one character each; each line is decoded separately. */
    private @Nullable String next() throws IOException {
        String bytes = lines.readLine();
        read++;
        try {
            return bytes == null ? null : Utf8.text(bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (Utf8.NotUtf8 e) {
            throw new IOException(
                    "line " + read + ", column " + e.column() + " of the file for " + topic + ": "
                            + e.fault().message(),
                    e);
        }
    }

    private JsonNode parse(String line) {
        try {
            JsonNode event = json.readTree(line);
            return event.has("payload") ? event.get("payload") : event;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static OptionalLong timeOf(JsonNode event) {
        JsonNode source = event.path("source").path("ts_ms");
        JsonNode own = event.has("timestamp") ? event.get("timestamp") : event.path("ts_ms");
        JsonNode time = source.isNumber() ? source : own;
        if (time.isNumber()) {
            return OptionalLong.of(time.asLong());
        }
        try {
            return OptionalLong.of(Instant.parse(time.asText()).toEpochMilli());
        } catch (DateTimeParseException e) {
            return OptionalLong.empty();
        }
    }

    private static String keyOf(JsonNode event) {
        JsonNode row = event.path("after").isObject() ? event.get("after") : event;
        for (String name : new String[] {"customerId", "cardId", "sessionId", "sku"}) {
            if (row.hasNonNull(name)) {
                return row.get(name).asText();
            }
        }
        return "";
    }
}
