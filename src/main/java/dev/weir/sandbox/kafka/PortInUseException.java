package dev.weir.sandbox.kafka;

import java.io.IOException;

/** Says that another program listens on a port of the sandbox. */
public final class PortInUseException extends IOException {

    /** Creates an exception with the port, and the option to change it. */
    PortInUseException(int port, String option, Throwable cause) {
        super("port " + port + " is in use; choose another with -D" + option + "=" + (port + 10), cause);
    }
}
