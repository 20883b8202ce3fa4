package dev.weir.sandbox;

import java.io.PrintStream;
import java.util.List;

/**
 * The terminal: lines, and below them, on a terminal, one line that changes in place. Where the output goes to a file the
 * changing line is a line like any other. Safe for use by several threads.
 */
final class Console {
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private String live = "";

    Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Prints lines above the changing one. */
    synchronized void print(List<String> lines) {
        if (terminal && !live.isEmpty()) {
            out.print(ERASE_LINE);
        }
        lines.forEach(out::println);
        if (terminal) {
            out.print(live);
        }
        out.flush();
    }

    /** Prints a line. */
    void print(String line) {
        print(List.of(line));
    }

    /** Replaces the changing line. */
    synchronized void live(String line) {
        if (terminal) {
            out.print(ERASE_LINE + line);
            live = line;
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Lets the changing line stand as it is. */
    synchronized void endLive() {
        if (terminal && !live.isEmpty()) {
            out.println();
            live = "";
        }
    }

    /** Whether the changing line changes in place. */
    boolean isTerminal() {
        return terminal;
    }
}
