package dev.weir.sandbox.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The main class of a {@link BrokerProcess}: a broker with all topics. */
final class BrokerMain {
    private BrokerMain() {}

    /**
     * Runs until the process is stopped. After a kill it continues with the data that was left.
     *
     * @param arguments its port, the folder for its data, and the file into which it writes its address once it accepts
     *     requests
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EmbeddedBroker broker = start(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close"));
        Path address = Path.of(arguments[2]);
        Path draft = Path.of(arguments[2] + ".draft");
        Files.writeString(draft, broker.bootstrapServers());
        Files.move(draft, address, StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join(); // the broker's threads do the work
    }

    private static EmbeddedBroker start(int port, Path data) throws IOException, InterruptedException {
        if (Files.exists(data)) {
            return EmbeddedBroker.startAgain(port, data);
        }
        EmbeddedBroker broker = EmbeddedBroker.start(port, data);
        Topics.create(broker.bootstrapServers());
        return broker;
    }
}
