package dev.weir.bench.failures;

import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Payments of a few cards in turn, at a steady pace regardless of their results. Payment {@code n} is the same in every
 * load. None is lost or sent twice, and those of a card keep their order, even while the broker is down.
 */
public final class CardLoad implements AutoCloseable {
    /** 2026-03-01T10:00:00Z, the time of the first payment; each further one is a second later. */
    private static final long BEGIN_MILLIS = 1_772_359_200_000L;

    private static final String PREFIX = "load-";
    private static final int CARDS = 20;
    private static final long PACE_MILLIS = 10;
    private static final Duration SENDS_AT_MOST = Duration.ofMinutes(10);

    private final ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final KafkaProducer<byte[], byte[]> kafka;
    private final String topic;
    private final int most;
    private final long beginMillis;

    private CardLoad(String bootstrapServers, String topic, int most, long beginMillis) {
        this.topic = topic;
        this.most = most;
        this.beginMillis = beginMillis;
        this.kafka = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(SENDS_AT_MOST.toMillis())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Starts sending to the usual topic, until it is stopped.
     *
     * @param paceMillis the time from one payment to the next
     */
    public static CardLoad start(String bootstrapServers, long paceMillis) {
        return new CardLoad(bootstrapServers, Topics.TRANSACTIONS, Integer.MAX_VALUE, BEGIN_MILLIS).at(paceMillis);
    }

    /**
     * Starts sending, a hundred in a second.
     *
     * @param prefix of the names of topics
     * @param most the number of payments, unless it is stopped earlier
     * @param beginMillis the time of the first payment, in epoch milliseconds
     */
    static CardLoad start(String bootstrapServers, String prefix, int most, long beginMillis) {
        return new CardLoad(bootstrapServers, prefix + Topics.TRANSACTIONS, most, beginMillis).at(PACE_MILLIS);
    }

    private CardLoad at(long paceMillis) {
        var unused = pacer.scheduleAtFixedRate(this::sendOne, 0, paceMillis, TimeUnit.MILLISECONDS);
        return this;
    }

    private void sendOne() {
        int number = sent.get();
        if (number < most) {
            String card = PREFIX + "card-" + number % CARDS;
            var unused =
                    kafka.send(new ProducerRecord<>(topic, bytes(card), bytes(payment(number, card, beginMillis))));
            sent.incrementAndGet();
        }
    }

    private static String payment(int number, String card, long beginMillis) {
        int turn = number / CARDS;
        return """
                {"transactionId":"%s","customerId":"holder-of-%s","cardId":"%s","timestamp":%d,"amount":%d.25,\
                "merchantId":"m-%d","currency":"EUR"}""".formatted(PREFIX + number, card, card, beginMillis + number * 1_000L, turn * 37 % 100, turn % 7);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the rules for it: the activity of a card in the last hour, and a large payment after two small ones. */
    public static Map<String, String> rules() {
        return Map.of("count", """
                {"id":"count","version":1,"on":"transaction",
                 "features":{"n":{"count":"transaction","by":["cardId"],"over":"30d"},
                             "spent":{"sum":"transaction.amount","by":["cardId"],"over":"1h"},
                             "merchants":{"distinct":"transaction.merchantId","by":["cardId"],"over":"1h"}},
                 "when":"n > 0 && spent > 0.0 && merchants > 0","then":{"outcome":"REVIEW","score":50}}""", "pattern", """
                {"id":"pattern","version":1,"by":["cardId"],
                 "pattern":{"within":"1h","afterMatch":"skipPastLastEvent","stages":[
                   {"name":"small","on":"transaction","where":"transaction.amount < 40.0","times":2},
                   {"name":"large","on":"transaction","where":"transaction.amount > 80.0"}]},
                 "then":{"outcome":"BLOCK","score":90,"cooldown":"10m"}}""");
    }

    /** Pushes the rules, and returns once the broker has stored them. */
    static void pushRules(String bootstrapServers, String prefix) {
        try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            rules().forEach((id, rule) -> {
                var unused = kafka.send(new ProducerRecord<>(prefix + Topics.RULES, bytes(id), bytes(rule)));
            });
            kafka.flush();
        }
    }

    /** Waits until all were sent, and returns their number once the broker has stored them. */
    int awaitEnd() throws InterruptedException {
        while (sent.get() < most) {
            TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
        }
        return stop();
    }

    /** Stops, and returns how many were sent, all of which the broker has stored. */
    public int stop() throws InterruptedException {
        endPacer();
        kafka.flush();
        return sent.get();
    }

    /** Returns whether a transaction with this id is one of these. */
    static boolean isOne(String id) {
        return id.startsWith(PREFIX);
    }

    /** Returns its index among all payments, from 0. */
    static int numberOf(String id) {
        return Integer.parseInt(id.substring(PREFIX.length()));
    }

    /** Returns how many payments of its card there were when a payment was decided, including itself. */
    public static int ofItsCard(int number) {
        return number / CARDS + 1;
    }

    private void endPacer() throws InterruptedException {
        pacer.shutdown();
        if (!pacer.awaitTermination(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the load does not stop");
        }
    }

    @Override
    public void close() throws InterruptedException {
        endPacer();
        kafka.close(Duration.ZERO);
    }
}
