package dev.weir.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * A fault that an input showed.
 *
 * @param seed of the input
 * @param what went wrong
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Escape(long seed, String what, byte[] input) {
    private static final int SHOWN = 2_000;
    private static final int FRAMES = 12;

    static Escape thrown(long seed, Throwable thrown, byte[] input) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return new Escape(
                seed, String.join("\n", trace.toString().lines().limit(FRAMES).toList()), input);
    }

    /** Faults of one kind are thrown alike and at one place of ours. */
    String kind() {
        return what.lines().findFirst().orElse("").replaceAll("[0-9]+", "#").replaceAll("[\"'].*", "")
                + what.lines()
                        .filter(line -> line.contains("dev.weir.") && !line.contains("dev.weir.fuzz"))
                        .findFirst()
                        .orElse("");
    }

    @Override
    public String toString() {
        String text = new String(input, StandardCharsets.UTF_8);
        return "seed " + seed + ": " + what + "\n of " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text)
                + "\n";
    }
}
