package dev.weir.io.document;

import dev.weir.events.answer.RuleError;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * An error and its place in a file.
 *
 * @param path into the document, {@code ""} for the whole document
 * @param message what is wrong and what to write instead
 * @param sourceLine the line of the file
 */
public record FileError(Path file, SourceText.Place place, String path, String message, String sourceLine) {
    private static final Comparator<FileError> IN_ORDER = Comparator.comparingInt(
                    (FileError error) -> error.place().line())
            .thenComparingInt(error -> error.place().column());

    /** Creates the error of a file from an error in its document. */
    public static FileError of(Path file, SourceText source, RuleError error) {
        SourceText.Place place = source.placeOf(error);
        return new FileError(
                file, place, error.path(), error.message() + source.adviceOn(error), source.line(place.line()));
    }

    /** Returns the errors of a file with their places, in their order. */
    public static List<FileError> placed(Path file, SourceText source, List<RuleError> errors) {
        return errors.stream()
                .map(error -> of(file, source, error))
                .sorted(IN_ORDER)
                .toList();
    }

    /** Returns the error for people: place and message, the line, and a caret under the character. */
    public List<String> lines() {
        String head = file + ":" + place.line() + ":" + place.column() + ": " + message;
        if (sourceLine.isBlank()) {
            return List.of(head);
        }
        StringBuilder caret = new StringBuilder(" | ");
        for (int i = 0; i < place.column() - 1; i++) {
            caret.append(i < sourceLine.length() && sourceLine.charAt(i) == '\t' ? '\t' : ' ');
        }
        return List.of(head, " | " + sourceLine, caret.append('^').toString());
    }
}
