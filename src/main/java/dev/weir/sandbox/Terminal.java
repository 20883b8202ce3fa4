package dev.weir.sandbox;

import java.io.IOException;

/** Whether a person looks on. */
final class Terminal {

    private Terminal() {}

    /**
     * Whether standard output is a terminal. The virtual machine does not say so on every version; the system's {@code
     * test -t} does, where there is one.
     */
    static boolean isOutput() throws InterruptedException {
        try {
            return new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no such command: plain lines are right anywhere
        }
    }
}
