package dev.weir.sandbox.kafka;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine, on the loopback address. */
public final class Ports {
    /** From here on to {@link #TO}: neither those of the system nor those that outgoing connections are given. */
    private static final int FROM = 10_000;
    /** The first port that Linux gives to an outgoing connection; others begin later. */
    private static final int TO = 32_768;
    /** So many in use one after the other do not happen, unless nothing may listen here. */
    private static final int TRIES = 100;

    private Ports() {}

    /**
     * Returns the port itself, or for 0 a {@link #free() free} one.
     *
     * @param option the option to name in the error
     * @throws PortInUseException if another program listens there
     */
    public static int resolve(int port, String option) throws IOException {
        if (port == 0) {
            return free();
        }
        try (ServerSocket socket = listen(port)) {
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new PortInUseException(port, option, e);
        }
    }

    /**
     * Returns a port that is free now, and that no program gets for a connection to another one before somebody listens
     * there: a port that the system chooses ({@code new ServerSocket(0)}) is one of those, and is taken now and then
     * before a server that starts slowly listens.
     */
    public static int free() throws IOException {
        BindException last = null;
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            try (ServerSocket socket = listen(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                last = e;
            }
        }
        throw new IOException("no port from " + FROM + " to " + (TO - 1) + " is free: tried " + TRIES, last);
    }

    /** Returns a free port other than this one. */
    static int freeOtherThan(int taken) throws IOException {
        int port = free();
        while (port == taken) {
            port = free();
        }
        return port;
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
