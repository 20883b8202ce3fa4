package dev.weir.sandbox.hostile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Changes the values and names of a JSON document, so that the result is usually still JSON. */
final class JsonMutations {
    private static final JsonFactory JSON = new JsonFactory();

    /** What looks like an expression, or part of one. */
    private static final Pattern EXPRESSION = Pattern.compile("[a-z]\\.[a-z]|[<>=(]");

    /**
     * A range in a text.
     *
     * @param end exclusive
     */
    private record Span(int start, int end) {
        String in(String text) {
            return text.substring(start, end);
        }

        String replacedBy(String replacement, String text) {
            return text.substring(0, start) + replacement + text.substring(end);
        }
    }

    /** The values and the names of a document. */
    private record Spans(List<Span> values, List<Span> names) {}

    private JsonMutations() {}

    /**
     * Makes one to three changes.
     *
     * @param json a valid document
     * @param other a document to take values from
     */
    static String mutate(String json, String other, SplittableRandom random) {
        String mutated = json;
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            try {
                mutated = once(mutated, other, random);
            } catch (IOException e) {
                // It is no longer JSON, and hostile enough.
                return mutated;
            }
        }
        return mutated;
    }

    /** Changes one of the expressions; the document stays JSON. */
    static String mutateExpression(String json, SplittableRandom random) {
        try {
            return expression(json, spans(json), random);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + json, e);
        }
    }

    private static String once(String json, String other, SplittableRandom random) throws IOException {
        Spans spans = spans(json);
        Span value = any(spans.values(), random);
        return switch (random.nextInt(8)) {
            case 0, 1 -> value.replacedBy(HostileValues.any(random), json);
            case 2 -> value.replacedBy(any(spans(other).values(), random).in(other), json);
            case 3 -> value.replacedBy(any(spans.values(), random).in(json), json);
            case 4 -> spans.names().isEmpty() ? json : renamed(json, spans, random);
            case 5 ->
                json.length() < 100_000
                        ? value.replacedBy("[" + value.in(json) + "," + value.in(json) + "]", json)
                        : json;
            default -> expression(json, spans, random);
        };
    }

    private static String renamed(String json, Spans spans, SplittableRandom random) {
        Span name = any(spans.names(), random);
        String to =
                random.nextBoolean() ? any(spans.names(), random).in(json) : "\"é\\u0000" + random.nextInt(9) + "\"";
        return name.replacedBy(to, json);
    }

    /** Returns a document with a text changed inside: many texts are expressions. */
    private static String expression(String json, Spans spans, SplittableRandom random) {
        List<Span> texts = spans.values().stream()
                .filter(span -> json.charAt(span.start()) == '"'
                        && EXPRESSION.matcher(span.in(json)).find())
                .toList();
        if (texts.isEmpty()) {
            return json;
        }
        Span text = any(texts, random);
        String inside = json.substring(text.start() + 1, text.end() - 1)
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
        String mutated = ExpressionMutations.mutate(inside, random);
        return text.replacedBy('"' + mutated.replace("\\", "\\\\").replace("\"", "\\\"") + '"', json);
    }

    private static Span any(List<Span> spans, SplittableRandom random) {
        return spans.get(random.nextInt(spans.size()));
    }

    private static Spans spans(String json) throws IOException {
        Spans spans = new Spans(new ArrayList<>(), new ArrayList<>());
        Deque<Integer> open = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                if (token.isStructStart()) {
                    open.push(start);
                    continue;
                }
                parser.finishToken();
                int end = (int) parser.currentLocation().getCharOffset();
                if (token.isStructEnd()) {
                    spans.values().add(new Span(open.pop(), end));
                } else if (token == JsonToken.FIELD_NAME) {
                    spans.names().add(new Span(start, json.indexOf('"', start + 1) + 1));
                } else {
                    spans.values().add(new Span(start, end));
                }
            }
        }
        if (spans.values().isEmpty()) {
            throw new UncheckedIOException(new IOException("no value in " + json));
        }
        return spans;
    }
}
