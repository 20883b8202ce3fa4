package dev.weir.sandbox.kafka;

import java.io.IOException;

/** Something else listens on a port that the sandbox was to use. */
public final class PortInUseException extends IOException {

    /** Names the port, and the option that moves it. */
    PortInUseException(int port, String option, Throwable cause) {
        super("port " + port + " is in use; choose another with -D" + option + "=" + (port + 10), cause);
    }
}
