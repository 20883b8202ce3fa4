package dev.weir.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Asks before something is taken away: a person at a terminal, or else the option {@code --yes}. */
public final class Confirmation {
    @Option(names = "--yes", description = "Does not ask. Needed where nobody can answer.")
    private boolean yes;

    /**
     * Returns whether somebody agrees.
     *
     * @param question without the question mark
     * @throws IOException if there is nobody to ask and {@code --yes} is not given
     */
    public boolean isGiven(String question, Output output) throws IOException {
        if (yes) {
            return true;
        }
        if (output.isJson() || !isAtTerminal(System.console())) {
            throw new IOException(
                    question + "? Nobody is at a terminal to say so, and nothing was pushed; with --yes it"
                            + " is done without asking");
        }
        return agrees(
                question, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), output.out());
    }

    /** Asks, and returns whether the answer begins with y. */
    static boolean agrees(String question, BufferedReader in, PrintWriter out) throws IOException {
        out.print(question + "? [y/N] ");
        out.flush();
        String answer = in.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** From Java 22 on there is a console where there is no terminal; it says itself whether there is one. */
    private static boolean isAtTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true; // an earlier Java, in which a console is a terminal
        }
    }
}
