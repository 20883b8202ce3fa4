package dev.weir.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What {@link BrokerProcess} runs: a broker with all topics. */
final class BrokerMain {
    private BrokerMain() {}

    /**
     * Runs until the process is killed.
     *
     * @param arguments its port, the folder for its data, and the file into which it writes its address once it takes requests
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        Topics.create(broker.bootstrapServers());
        Path address = Path.of(arguments[2]);
        Path draft = Path.of(arguments[2] + ".draft");
        Files.writeString(draft, broker.bootstrapServers());
        Files.move(draft, address, StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join(); // the broker's threads do the work
    }
}
