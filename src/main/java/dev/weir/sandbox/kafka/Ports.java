package dev.weir.sandbox.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine, on the loopback address. */
public final class Ports {

    private Ports() {}

    /**
     * Returns the port itself, or for 0 a free one.
     *
     * @param option the option to name in the error
     * @throws PortInUseException if another program listens there
     */
    public static int resolve(int port, String option) throws IOException {
        try (ServerSocket socket = listen(port)) {
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw new PortInUseException(port, option, e);
        }
    }

    /** Returns a port that is free now. */
    public static int free() throws IOException {
        try (ServerSocket socket = listen(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns a free port other than this one. */
    static int freeOtherThan(int taken) throws IOException {
        try (ServerSocket first = listen(0);
                ServerSocket second = listen(0)) {
            return first.getLocalPort() == taken ? second.getLocalPort() : first.getLocalPort();
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // A port whose last user left connections in TIME_WAIT counts as free, as it does for the broker.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
