package dev.weir.cluster;

import dev.weir.sandbox.EmbeddedBroker;
import dev.weir.sandbox.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A broker with all topics, in a process of its own. */
final class BrokerMain {
    private BrokerMain() {}

    /**
     * Runs until the process is killed.
     *
     * @param arguments the folder for its data, and the file into which it writes its address once it takes requests
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(0, Path.of(arguments[0]));
        Topics.create(broker.bootstrapServers());
        Path address = Path.of(arguments[1]);
        Path draft = Path.of(arguments[1] + ".draft");
        Files.writeString(draft, broker.bootstrapServers());
        Files.move(draft, address, StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join(); // the broker's threads do the work
    }
}
