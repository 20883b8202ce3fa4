package dev.weir.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PortsTest {
    private static final int MANY = 200;

    @Test
    void aFreePortIsNoneOfThoseThatAConnectionGets() throws Exception {
        int lowest = Integer.MAX_VALUE;
        List<Socket> connections = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, MANY, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < MANY; i++) {
                Socket connection = new Socket(server.getInetAddress(), server.getLocalPort());
                connections.add(connection);
                lowest = Math.min(lowest, connection.getLocalPort());
            }
        } finally {
            for (Socket connection : connections) {
                connection.close();
            }
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(Ports.free()).isLessThan(lowest);
        }
    }

    @Test
    void zeroIsAFreePortAndAnotherOneIsItself() throws IOException {
        int free = Ports.resolve(0, "port");
        try (ServerSocket socket = new ServerSocket(free, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
        assertThat(Ports.resolve(free, "port")).isEqualTo(free);
        assertThat(Ports.freeOtherThan(free)).isNotEqualTo(free);
    }
}
