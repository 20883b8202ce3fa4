package dev.weir.sandbox.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Detects whether output goes to a terminal, and how wide it is. */
public final class Terminal {
    private static final int USUAL_COLUMNS = 80;

    private Terminal() {}

    /**
     * Returns the columns of standard output, if it is a terminal. Not every version of the virtual machine tells;
     * {@code test -t} and {@code stty size} do, where they exist.
     */
    public static OptionalInt columns() throws InterruptedException {
        try {
            if (new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() != 0) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(size());
        } catch (IOException e) {
            return OptionalInt.empty(); // no such command: plain lines are always right
        }
    }

    private static int size() throws IOException, InterruptedException {
        Process stty = new ProcessBuilder("stty", "size")
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String rowsAndColumns = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        boolean known = stty.waitFor() == 0 && rowsAndColumns.matches("\\d{1,4} [1-9]\\d{1,3}");
        return known ? Integer.parseInt(rowsAndColumns.substring(rowsAndColumns.indexOf(' ') + 1)) : USUAL_COLUMNS;
    }
}
