package dev.weir.sandbox.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;

/**
 * The console: lines and, on a terminal, one changing line below them. If the output goes to a file the changing line
 * is a line like any other. Safe for use by several threads.
 */
public final class Console {
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final OptionalInt columns;
    private String live = "";

    /**
     * Creates a console.
     *
     * @param columns of the terminal; empty if it is not one
     */
    public Console(PrintStream out, OptionalInt columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Prints lines above the changing one. */
    public synchronized void print(List<String> lines) {
        if (isTerminal() && !live.isEmpty()) {
            out.print(ERASE_LINE);
        }
        lines.forEach(out::println);
        if (isTerminal()) {
            out.print(live);
        }
        out.flush();
    }

    /** Prints a line. */
    public void print(String line) {
        print(List.of(line));
    }

    /** Replaces the changing line. */
    public synchronized void live(String line) {
        if (isTerminal()) {
            live = fitting(line);
            out.print(ERASE_LINE + live);
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Leaves the changing line as it is. */
    public synchronized void endLive() {
        if (isTerminal() && !live.isEmpty()) {
            out.println();
            live = "";
        }
    }

    /** Returns whether the changing line changes in place. */
    public boolean isTerminal() {
        return columns.isPresent();
    }

    /** Returns the line cut to the terminal's width, since a wrapped line could not be erased. */
    private String fitting(String line) {
        int room = columns.orElse(Integer.MAX_VALUE) - 1;
        return line.length() <= room ? line : line.substring(0, room);
    }
}
