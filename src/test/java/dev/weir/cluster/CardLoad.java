package dev.weir.cluster;

import dev.weir.job.Records;
import dev.weir.sandbox.Topics;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Payments of a few cards in turn, one after another at a steady pace, whatever becomes of them. */
final class CardLoad implements AutoCloseable {
    /** What counts the payments of a card as {@code n}. */
    static final String COUNTING_RULE = Records.rule(
            "count",
            1,
            "transaction",
            "{\"n\":{\"count\":\"transaction\",\"by\":[\"cardId\"],\"over\":\"1h\"}}",
            "transaction.amount == 7.0 && n > 0",
            "REVIEW");

    private static final double AMOUNT = 7;
    private static final String PREFIX = "load-";
    private static final int CARDS = 20;
    private static final long PACE_MILLIS = 10;

    private final ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final BrokerClient broker;

    private CardLoad(BrokerClient broker) {
        this.broker = broker;
    }

    /** Starts to send. */
    static CardLoad start(BrokerClient broker) {
        CardLoad load = new CardLoad(broker);
        var unused = load.pacer.scheduleAtFixedRate(load::sendOne, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        return load;
    }

    private void sendOne() {
        int number = sent.get();
        String holder = "holder-" + number % CARDS;
        String payment = Records.transaction(PREFIX + number, holder, AMOUNT, Records.MORNING + number);
        broker.post(Topics.TRANSACTIONS, holder, payment);
        sent.incrementAndGet();
    }

    /** Stops, and returns how many were sent, all of which the broker has. */
    int stop() throws InterruptedException {
        close();
        broker.flush();
        return sent.get();
    }

    /** Whether a transaction of this id is one of these. */
    static boolean isOne(String id) {
        return id.startsWith(PREFIX);
    }

    /** How many payments of its card there were when this one was decided, itself included. */
    static int ofItsCard(String id) {
        return Integer.parseInt(id.substring(PREFIX.length())) / CARDS + 1;
    }

    @Override
    public void close() throws InterruptedException {
        pacer.shutdown();
        if (!pacer.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the load does not stop");
        }
    }
}
