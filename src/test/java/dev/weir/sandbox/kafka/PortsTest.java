package dev.weir.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {
    private static final int MANY = 200;

    /** By default: where somebody set another range, as {@code sysctl net.ipv4.ip_local_port_range} does, it may be. */
    @Test
    void aFreePortIsNoneOfThoseThatLinuxGivesToConnections() throws IOException {
        for (int i = 0; i < MANY; i++) {
            assertThat(Ports.free()).isBetween(10_000, 32_767);
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
