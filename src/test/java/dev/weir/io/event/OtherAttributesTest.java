package dev.weir.io.event;

import static dev.weir.io.Records.TRANSACTIONS;
import static dev.weir.io.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.io.Records;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Attributes that nothing declares, for rules that name them later. */
final class OtherAttributesTest {
    private static final int RECORDS = 6_000;

    @Test
    void bothReadersKeepTheSame() {
        JsonEvents open = Records.keepingOthers(3);
        List<String> names = List.of("a", "b", "c", "d", "giftCard", "risk", "1x", "_", "Größe", "x y", "");
        SplittableRandom random = new SplittableRandom(7);
        int plain = 0;
        int kept = 0;
        for (int i = 0; i < RECORDS; i++) {
            List<String> attributes = new ArrayList<>();
            for (int j = random.nextInt(6); j > 0; j--) {
                attributes.add("\"" + any(names, random) + "\":" + any(PlainReaderTest.VALUES, random));
            }
            String json =
                    "{\"transactionId\":\"t\",\"amount\":9.5,\"timestamp\":1772359200123,\"cardId\":\"k\",\"attributes\":{"
                            + String.join(",", attributes) + "}}";
            plain += PlainReaderTest.readsAlike(open, TRANSACTIONS, bytes(json)) ? 1 : 0;
            for (Event event : open.read(record(TRANSACTIONS, json)).events()) {
                kept = Math.max(kept, (int) event.attributes().values().keySet().stream()
                        .filter(names.subList(0, 4)::contains)
                        .count());
            }
        }
        assertThat(plain).isBetween(RECORDS / 20, RECORDS - RECORDS / 20);
        assertThat(kept).isEqualTo(3);
    }

    @Test
    void theFirstTextsAreKept() {
        String long8 = "x".repeat(Records.BOUNDS.maxTextChars());
        assertThat(others("\"a\": 1.50, \"b\": true, \"c\": \"Zoë\", \"d\": \"one too many\""))
                .isEqualTo(
                        Map.of("a", new Value.Text("1.50"), "b", new Value.Text("true"), "c", new Value.Text("Zoë")));
        assertThat(others("\"a\": null, \"b\": \" \", \"c\": {\"a\": 1}, \"d\": [1], \"e\": 1, \"f-g\": 2, \"2\": 3"))
                .isEqualTo(Map.of("e", new Value.Text("1")));
        assertThat(others("\"a\": \"" + long8 + "x\", \"b\": \"" + long8 + "\""))
                .isEqualTo(Map.of("b", new Value.Text(long8)));
        assertThat(others("\"a\": 1, \"a\": 2, \"" + "n".repeat(65) + "\": 3, \"" + "n".repeat(64) + "\": 4"))
                .isEqualTo(Map.of("a", new Value.Text("2"), "n".repeat(64), new Value.Text("4")));
        assertThat(others("\"giftCard\": true, \"a\": 1"))
                .isEqualTo(Map.of("giftCard", new Value.Bool(true), "a", new Value.Text("1")));
    }

    private static Map<String, Value> others(String attributes) {
        String json =
                "{\"transactionId\":\"t\",\"amount\":9.5,\"timestamp\":1772359200123,\"cardId\":\"k\",\"attributes\":{"
                        + attributes + "}}";
        assertThat(Records.reader()
                        .read(record(TRANSACTIONS, json))
                        .events()
                        .get(0)
                        .attributes()
                        .values()
                        .keySet())
                .isSubsetOf("giftCard");
        return Records.keepingOthers(3)
                .read(record(TRANSACTIONS, json))
                .events()
                .get(0)
                .attributes()
                .values();
    }

    private static <T> T any(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
