package dev.weir.sandbox.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What {@link BrokerProcess} runs: a broker with all topics. */
final class BrokerMain {
    private BrokerMain() {}

    /**
     * Runs until the process is told to end. Where a broker was killed before, this one goes on with what that left.
     *
     * @param arguments its port, the folder for its data, and the file into which it writes its address once it takes requests
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
