package dev.weir.io.document;

import dev.weir.events.Boundary;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the documents in files. What a file said last is kept as long as its text stays the same, of the {@value #KEPT}
 * files that were asked for last: what rules use is read for each rule again, and to parse takes long. For use by one
 * thread.
 */
public final class ReadFiles {
    /** Of how many files the documents are kept. */
    static final int KEPT = 64;

    private final DocumentReader reader;
    private final Map<Path, Known> latest = new LinkedHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never written to
    private record Known(byte[] text, Node document) {}

    /** Creates it with what reads a document. */
    public ReadFiles(DocumentReader reader) {
        this.reader = reader;
    }

    /**
     * Returns the document of a file with this text.
     *
     * @throws DocumentException if it cannot be read; that is found out again each time
     */
    public Node read(Path file, byte[] text) throws DocumentException {
        Optional<Node> known = known(file, text);
        return keep(file, text, known.isPresent() ? known.get() : reader.read(text));
    }

    /**
     * Returns the document of a file; empty if it cannot be parsed, which is said when it is checked.
     *
     * @throws IOException if there is no such file
     */
    public Optional<Node> find(Path file) throws IOException {
        byte[] text = Files.readAllBytes(file);
        return known(file, text).or(() -> parsed(text)).map(document -> keep(file, text, document));
    }

    private Optional<Node> parsed(byte[] text) {
        return Boundary.cross(
                () -> {
                    try {
                        return Optional.of(reader.read(text));
                    } catch (DocumentException e) {
                        return Optional.empty();
                    }
                },
                reason -> Optional.empty());
    }

    private Optional<Node> known(Path file, byte[] text) {
        return Optional.ofNullable(latest.get(file))
                .filter(before -> Arrays.equals(before.text(), text))
                .map(Known::document);
    }

    private Node keep(Path file, byte[] text, Node document) {
        latest.remove(file); // to be the last in their order
        latest.put(file, new Known(text, document));
        if (latest.size() > KEPT) {
            latest.remove(latest.keySet().iterator().next());
        }
        return document;
    }
}
