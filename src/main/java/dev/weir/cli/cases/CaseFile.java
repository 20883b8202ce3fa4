package dev.weir.cli.cases;

import dev.weir.events.Boundary;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.io.document.Documents;
import dev.weir.io.document.FileError;
import dev.weir.io.document.RuleFiles;
import dev.weir.io.document.SourceText;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of cases.
 *
 * @param rule the file of the tested rule
 * @param cases those that could be read
 * @param errors all errors: a misspelt case must not pass
 */
public record CaseFile(Path file, Path rule, SourceText source, List<RuleCase> cases, List<FileError> errors) {
    private static final int MAX_BYTES = 4 << 20;

    /** Makes defensive copies. */
    public CaseFile {
        cases = List.copyOf(cases);
        errors = List.copyOf(errors);
    }

    /** Reads a file of cases for events of this schema; errors are part of the result. */
    public static CaseFile read(Path file, Schema schema) throws IOException {
        byte[] text = Files.readAllBytes(file);
        SourceText source = SourceText.of(text);
        Path rule = file.resolveSibling(String.valueOf(file.getFileName()).replace(RuleFiles.CASES, ".yaml"));
        return Boundary.cross(
                () -> read(new CaseReader(file, rule, source, schema), text),
                reason -> unread(file, rule, source, RuleError.at("", reason)));
    }

    private static CaseFile read(CaseReader reader, byte[] text) {
        try {
            Node document = Documents.yaml(MAX_BYTES).read(text);
            List<RuleCase> cases = reader.read(document);
            return new CaseFile(
                    reader.file(),
                    reader.rule(),
                    reader.source(),
                    cases,
                    errors(reader.file(), reader.source(), reader.errors()));
        } catch (DocumentException e) {
            return unread(reader.file(), reader.rule(), reader.source(), e.error());
        }
    }

    private static CaseFile unread(Path file, Path rule, SourceText source, RuleError error) {
        return new CaseFile(file, rule, source, List.of(), errors(file, source, List.of(error)));
    }

    private static List<FileError> errors(Path file, SourceText source, List<RuleError> errors) {
        return errors.stream().map(error -> FileError.of(file, source, error)).toList();
    }
}
