package dev.weir.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.io.document.FileError;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The output of a command: lines for people, or JSON for programs. */
public final class Output {
    /** The exit code of a command that refused something, failed, or found a difference. */
    public static final int REFUSED = 1;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(names = "--json", description = "Writes JSON, for programs.")
    private boolean json;

    /** Returns whether the output is for a program. */
    public boolean isJson() {
        return json;
    }

    /** Returns an empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Parses JSON; the result is missing if the text is not JSON. */
    public static JsonNode parse(byte[] text) {
        try {
            return Reader.JSON.readTree(text);
        } catch (java.io.IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Made when something is parsed, which commands without Kafka do not do: it takes a twentieth of a short one. */
    private static final class Reader {
        private static final JsonMapper JSON = new JsonMapper();
    }

    /** Prints a line for people. */
    public void line(String line) {
        out().println(line);
    }

    /** Returns whether anybody still reads what is printed: in a pipe, {@code head} ends when it has enough. */
    public boolean isRead() {
        return !out().checkError();
    }

    /** Returns where the command prints. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Prints lines for people. */
    public void lines(Collection<String> lines) {
        lines.forEach(this::line);
    }

    /** Prints columns for people, as wide as necessary. */
    public void table(List<List<String>> rows) {
        lines(Table.lines(rows));
    }

    /** Prints a document for programs, on one line. */
    public void json(JsonNode document) {
        line(document.toString());
        out().flush();
    }

    /** Prints errors for people. */
    public void errors(List<FileError> errors) {
        errors.forEach(error -> lines(error.lines()));
    }

    /** Prints warnings for people. */
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

    /** Adds errors, or something in the same form, for programs. */
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
}
