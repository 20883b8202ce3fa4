package dev.weir.models.tree;

import dev.weir.models.Trees;
import dev.weir.models.artifact.ArtifactException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads JSON from bytes, forwards and once, and only what it is asked for: the trees of a large model would be a hundred
 * times their size as a tree of objects.
 */
final class JsonBytes {
    private static final int MOST_DEPTH = 64;

    private final byte[] bytes;
    private int at;

    JsonBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What to do with the value of a key: it has to be read, or skipped. */
    interface Entries {
        void entry(String key) throws ArtifactException;
    }

    /** What to do with the element of an array. */
    interface Elements {
        void element() throws ArtifactException;
    }

    void object(Entries entries) throws ArtifactException {
        expect('{');
        if (taken('}')) {
            return;
        }
        do {
            String key = text();
            expect(':');
            entries.entry(key);
        } while (taken(','));
        expect('}');
    }

    void array(Elements elements) throws ArtifactException {
        expect('[');
        if (taken(']')) {
            return;
        }
        do {
            elements.element();
        } while (taken(','));
        expect(']');
    }

    /** Returns numbers, at most as many as a model has nodes; {@code true} is 1, {@code false} is 0. */
    double[] numbers() throws ArtifactException {
        double[][] read = {new double[64]};
        int[] count = {0};
        array(() -> {
            if (count[0] == Trees.MOST_NODES) {
                throw broken("more than " + Trees.MOST_NODES + " numbers in one list");
            }
            if (count[0] == read[0].length) {
                read[0] = Arrays.copyOf(read[0], count[0] * 2);
            }
            read[0][count[0]++] = number();
        });
        return Arrays.copyOf(read[0], count[0]);
    }

    List<String> texts() throws ArtifactException {
        List<String> texts = new ArrayList<>();
        array(() -> texts.add(text()));
        return texts;
    }

    String text() throws ArtifactException {
        expect('"');
        int from = at;
        boolean escaped = false;
        while (at < bytes.length && bytes[at] != '"') {
            escaped |= bytes[at] == '\\';
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (at >= bytes.length) {
            throw broken("a text that does not end");
        }
        String text = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        at++;
        return escaped ? text.replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\") : text;
    }

    /** Returns whether the next value begins with a character, which is not taken. */
    boolean isNext(char first) {
        blanks();
        return at < bytes.length && bytes[at] == first;
    }

    void skip() throws ArtifactException {
        skip(0);
    }

    private void skip(int depth) throws ArtifactException {
        if (depth > MOST_DEPTH) {
            throw broken("more than " + MOST_DEPTH + " objects within each other");
        }
        if (isNext('{')) {
            object(key -> skip(depth + 1));
        } else if (isNext('[')) {
            array(() -> skip(depth + 1));
        } else if (isNext('"')) {
            text();
        } else {
            word();
        }
    }

    double number() throws ArtifactException {
        String word = isNext('"') ? text() : word();
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true") ? 1 : 0;
        }
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw broken("'" + word + "' where a number should be");
        }
    }

    private String word() throws ArtifactException {
        blanks();
        int from = at;
        while (at < bytes.length && at - from < 40 && isOfWord(bytes[at])) {
            at++;
        }
        if (at == from) {
            throw broken(at < bytes.length ? "'" + (char) (bytes[at] & 0x7f) + "' where a value should be" : "its end");
        }
        return new String(bytes, from, at - from, StandardCharsets.US_ASCII);
    }

    private static boolean isOfWord(byte character) {
        return (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '-'
                || character == '+'
                || character == '.';
    }

    private boolean taken(char wanted) {
        if (isNext(wanted)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws ArtifactException {
        if (!taken(wanted)) {
            throw broken("no '" + wanted + "' where one should be");
        }
    }

    private void blanks() {
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    private ArtifactException broken(String what) {
        return new ArtifactException("at byte " + at + " it has " + what
                + ", so it is no JSON that XGBoost wrote; save the model by `booster.save_model(\"model.json\")`");
    }
}
