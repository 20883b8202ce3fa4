package dev.weir.bench.pattern;

import dev.weir.events.record.RawRecord;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The input of one run of the patterns benchmark: payments of {@value #CARDS} cards, one per millisecond of event time,
 * of which one in twenty is tiny and one in twenty large, over {@value #CATEGORIES} merchant categories. An event is a
 * function of its number.
 *
 * @param patterns the number of pattern rules
 * @param events the number of measured events
 * @param warmUp the number of events before them
 * @param beginMillis event time of the first
 * @param gate path of a file: the measured events are sent once it exists
 * @param atMostMillis after this long no more of the measured events are sent
 */
record PatternLoad(int patterns, long events, long warmUp, long beginMillis, String gate, long atMostMillis)
        implements Serializable {
    static final int CATEGORIES = 1_000;
    static final int CARDS = 1_000;

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final double TINY = 0.05;
    private static final double LARGE = 0.95;

    /** Returns the rules as records of the topic. */
    List<RawRecord> rules() {
        List<RawRecord> rules = new ArrayList<>();
        for (int i = 0; i < patterns; i++) {
            BenchPattern pattern = new BenchPattern(i);
            rules.add(new RawRecord("rules", 0, i, 0, bytes(pattern.id()), bytes(pattern.rule())));
        }
        return rules;
    }

    /** Returns the patterns of the rules. */
    List<BenchPattern> benchPatterns() {
        List<BenchPattern> all = new ArrayList<>();
        for (int i = 0; i < patterns; i++) {
            all.add(new BenchPattern(i));
        }
        return all;
    }

    /** Returns the event with this number, from 0. */
    RawRecord event(long number, String topic) {
        SplittableRandom random = new SplittableRandom((number + 1) * MIX);
        String card = Integer.toString(random.nextInt(CARDS));
        String json = "{\"transactionId\":\"t-" + number + "\",\"customerId\":\"c-" + card + "\",\"cardId\":\"card-"
                + card
                + "\",\"timestamp\":\"" + Instant.ofEpochMilli(beginMillis + number) + "\",\"amount\":" + amount(random)
                + ",\"currency\":\"EUR\",\"status\":\"AUTHORIZED\",\"merchantCategory\":\"c"
                + random.nextInt(CATEGORIES) + "\"}";
        return new RawRecord(topic, 0, number, beginMillis + number, bytes(card), bytes(json));
    }

    private static String amount(SplittableRandom random) {
        double kind = random.nextDouble();
        double amount = kind < TINY ? 0.5 : kind > LARGE ? random.nextDouble(500, 1_000) : random.nextDouble(20, 200);
        return String.format(Locale.ROOT, "%.2f", amount);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
