package dev.weir.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.io.document.FileError;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command says: to a person in lines, to a program in JSON. */
public final class Output {
    /** The exit code of a command that refused something, failed, or found a difference. */
    public static final int REFUSED = 1;

    private static final JsonMapper JSON = new JsonMapper();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(names = "--json", description = "Writes JSON, for programs.")
    private boolean json;

    /** Whether a program reads it. */
    public boolean isJson() {
        return json;
    }

    /** An object to be filled. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Reads JSON; something that is none is missing. */
    public static JsonNode parse(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException e) {
            return JSON.missingNode();
        }
    }

    /** A line for a person. */
    public void line(String line) {
        command.commandLine().getOut().println(line);
    }

    /** Lines for a person. */
    public void lines(Collection<String> lines) {
        lines.forEach(this::line);
    }

    /** Columns for a person, as wide as they have to be. */
    public void table(List<List<String>> rows) {
        lines(Table.lines(rows));
    }

    /** A document for a program, on one line. */
    public void json(JsonNode document) {
        line(document.toString());
        command.commandLine().getOut().flush();
    }

    /** Errors for a person. */
    public void errors(List<FileError> errors) {
        errors.forEach(error -> lines(error.lines()));
    }

    /** Warnings for a person. */
    public void warnings(List<FileError> warnings) {
        for (FileError warning : warnings) {
            lines(new FileError(
                            warning.file(),
                            warning.place(),
                            warning.path(),
                            "warning: " + warning.message(),
                            warning.sourceLine())
                    .lines());
        }
    }

    /** Errors, or what else there is of their form, for a program. */
    public static void putErrors(String key, List<FileError> errors, ObjectNode into) {
        ArrayNode list = into.putArray(key);
        for (FileError error : errors) {
            list.addObject()
                    .put("file", error.file().toString())
                    .put("line", error.place().line())
                    .put("column", error.place().column())
                    .put("path", error.path())
                    .put("message", error.message());
        }
    }

    /** A number and its noun, in the plural where that is right. */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
