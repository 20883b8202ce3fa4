package dev.weir.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sandbox.kafka.PortInUseException;
import dev.weir.sandbox.kafka.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on a machine where others take ports. */
final class ShopDatabaseIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @Test
    void startsAtAnotherPortIfTheOneThatWasFreeIsTakenBeforeItListens() throws Exception {
        try (ServerSocket other = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress());
                ShopDatabase database = ShopDatabase.startAtOneOf(
                        List.of(other.getLocalPort(), Ports.free()),
                        TestDatabases.in(folder.resolve("d")),
                        SHORT,
                        LONG);
                Connection connection = database.connect()) {
            assertThat(database.port()).isNotEqualTo(other.getLocalPort());
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void saysWhatTheServerWroteIfItCannotListen() throws Exception {
        try (ServerSocket other = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> ShopDatabase.startAtOneOf(
                            List.of(port), TestDatabases.in(folder.resolve("d")), SHORT, SHORT))
                    .hasMessageContaining("does not start on port " + port)
                    .hasMessageContaining("Address already in use");
            assertThatThrownBy(() -> ShopDatabase.start(port, TestDatabases.in(folder.resolve("d"))))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining(ShopDatabase.PORT_OPTION);
        }
    }
}
