package dev.weir.twin;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Events as a seed makes them up: few customers, cards, addresses and sessions, fields that lack, several in one
 * millisecond, late ones, nights and weeks without any. All times lie in the first second of five, so that entries of
 * lists, which end between, are there or are not.
 */
final class RandomTraffic {
    static final long START = Instant.parse("2026-03-24T10:00:00Z").toEpochMilli();
    private static final long STEP = 5 * Shop.SECOND;

    private final SplittableRandom random;
    private final boolean veryLate;
    private long nowMillis = START;
    private int made;

    /**
     * Of a seed.
     *
     * @param veryLate whether some events come by hours late
     */
    RandomTraffic(SplittableRandom random, boolean veryLate) {
        this.random = random;
        this.veryLate = veryLate;
    }

    static String address(int number) {
        return "10.0." + number % 2 + "." + number;
    }

    /** The clock when the last one arrived. */
    long nowMillis() {
        return nowMillis;
    }

    Fact next() {
        pass();
        made++;
        return switch (random.nextInt(8)) {
            case 0 -> row();
            case 1, 2, 3, 4 -> transaction();
            default -> click();
        };
    }

    private void pass() {
        switch (random.nextInt(14)) {
            case 0 -> nowMillis += random.nextLong(1, 6) * Shop.HOUR;
            case 1 -> nowMillis += random.nextInt(2) == 0 ? days() : 0;
            case 2, 3 -> {}
            case 4, 5 -> nowMillis += random.nextInt(2);
            case 6, 7 -> nowMillis += random.nextLong(1, 12) * 5 * Shop.MINUTE;
            default -> nowMillis += random.nextLong(1, 30) * STEP;
        }
        long beyond = Math.floorMod(nowMillis, STEP);
        nowMillis += beyond < Shop.SECOND ? 0 : STEP - beyond;
    }

    /** Some days, or as many as a window of days has, back into hours with events. */
    private long days() {
        return random.nextBoolean()
                ? random.nextLong(1, 40) * Shop.DAY
                : (random.nextBoolean() ? 7 : 10) * Shop.DAY - random.nextLong(4) * Shop.HOUR;
    }

    /** Mostly now, sometimes a bit late, and rarely by hours. */
    private long time() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> nowMillis - random.nextLong(1, 12) * STEP;
            case 2 -> nowMillis - (veryLate ? random.nextLong(1, 20) * Shop.HOUR : 0);
            default -> nowMillis;
        };
    }

    private Fact row() {
        Map<String, Object> fields = new HashMap<>(Map.of("customerId", some("c")));
        if (random.nextInt(5) == 0) {
            fields.put("deleted", true);
        } else {
            put(
                    fields,
                    "segment",
                    random.nextInt(4) == 0 ? "" : List.of("gold", "plain").get(random.nextInt(2)));
            if (random.nextBoolean()) {
                fields.put("limit", random.nextInt(100) * 1.0);
            }
            dates(fields);
        }
        return new Fact(Shop.CUSTOMER, String.valueOf(made), nowMillis - random.nextLong(2) * Shop.HOUR, fields);
    }

    /** Days and times of these weeks, and some that are none. */
    private void dates(Map<String, Object> fields) {
        long minutes = nowMillis / Shop.MINUTE + random.nextLong(-1_440, 8 * 1_440);
        Instant near = Instant.ofEpochMilli(minutes * Shop.MINUTE);
        String day = near.toString().substring(0, 10);
        switch (random.nextInt(7)) {
            case 0 -> fields.put("birth", day);
            case 1, 2, 3 -> fields.put("birth", "1987" + (day.endsWith("02-29") ? "-02-28" : day.substring(4)));
            case 4 -> fields.put("birth", random.nextBoolean() ? near.toString() : "1988-02-29");
            case 5 -> fields.put("birth", RowDate.NO_DATES.get(random.nextInt(RowDate.NO_DATES.size())));
            default -> {}
        }
        if (random.nextBoolean()) {
            fields.put("ends", random.nextBoolean() ? minutes * Shop.MINUTE : minutes / 1_440 * Shop.DAY);
        }
        put(
                fields,
                "zone",
                List.of("Europe/Berlin", "America/New_York", "nowhere", "").get(random.nextInt(4)));
    }

    private Fact transaction() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("amount", random.nextInt(200) / 2.0);
        boolean customer = random.nextInt(4) > 0;
        put(fields, "customerId", customer ? some("c") : "");
        put(fields, "cardId", customer ? orNone("card") : some("card"));
        put(fields, "deviceId", orNone("d"));
        put(fields, "ip", ip());
        put(fields, Fact.SESSION, random.nextInt(3) == 0 ? some("s") : "");
        put(fields, "attributes.creditor", orNone("a"));
        put(fields, "attributes.debtor", orNone("a"));
        return new Fact(Shop.TRANSACTION, "t-" + made, time(), fields);
    }

    private Fact click() {
        Map<String, Object> fields = new HashMap<>();
        String kind = List.of("VIEW", "VIEW", "CART", "LOGIN").get(random.nextInt(4));
        fields.put("type", kind);
        put(fields, "customerId", kind.equals("LOGIN") || random.nextInt(3) == 0 ? some("c") : "");
        put(fields, "sessionId", random.nextInt(6) == 0 ? "" : some("s"));
        put(fields, "deviceId", fields.size() == 1 ? some("d") : orNone("d"));
        put(fields, "ip", ip());
        if (random.nextBoolean()) {
            fields.put("price", random.nextInt(200) / 2.0);
        }
        return new Fact(Shop.CLICK, "e-" + made, time(), fields);
    }

    private String ip() {
        return random.nextInt(5) == 0 ? "" : address(random.nextInt(6));
    }

    private static void put(Map<String, Object> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, text);
        }
    }

    private String some(String prefix) {
        return prefix + random.nextInt(3);
    }

    private String orNone(String prefix) {
        return random.nextInt(4) == 0 ? "" : some(prefix);
    }
}
