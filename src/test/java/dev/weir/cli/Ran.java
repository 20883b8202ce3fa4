package dev.weir.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A command that ran in this process.
 *
 * @param code that it would exit with
 * @param out what it printed, by line
 */
public record Ran(int code, List<String> out, String err) {

    /** Runs it. */
    public static Ran of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Commands.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Ran(code, out.toString().lines().toList(), err.toString());
    }

    /** All that it printed. */
    public String text() {
        return String.join("\n", out);
    }
}
