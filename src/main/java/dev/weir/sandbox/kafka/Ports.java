package dev.weir.sandbox.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine, on the loopback address. */
public final class Ports {

    private Ports() {}

    /**
     * The port itself, or for 0 one that is free now.
     *
     * @param option the option to name in the error
     * @throws PortInUseException if something listens there
     */
    public static int resolve(int port, String option) throws IOException {
        try (ServerSocket socket = listen(port)) {
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw new PortInUseException(port, option, e);
        }
    }

    /** A port that is free now. */
    public static int free() throws IOException {
        try (ServerSocket socket = listen(0)) {
            return socket.getLocalPort();
        }
    }

    /** A port that is free now and is not this one. */
    static int freeBut(int taken) throws IOException {
        try (ServerSocket first = listen(0);
                ServerSocket second = listen(0)) {
            return first.getLocalPort() == taken ? second.getLocalPort() : first.getLocalPort();
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // A port whose last user left connections in TIME_WAIT is free, as it is for the broker.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
