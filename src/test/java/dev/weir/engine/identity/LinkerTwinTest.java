package dev.weir.engine.identity;

import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The linker says what a naive twin says, which keeps every event and every link and looks at all of them again. */
final class LinkerTwinTest {
    static LongStream seeds() {
        return Seeds.upTo(300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyEventCountsForWhomTheTwinSays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long over = random.nextInt(3, 40);
        long back = random.nextInt(0, 30);
        int entries = random.nextInt(1, 12);
        Traffic traffic = new Traffic(over, back, entries);
        NaiveLinker twin = new NaiveLinker(over, back, entries);
        List<Event> sent = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 120; i++) {
            now += random.nextInt(random.nextInt(10) == 0 ? 60 : 3);
            Event event = next(i, now - random.nextInt(15), random, sent);
            sent.add(event);
            traffic.watermarkMillis = now - 20;

            assertThat(traffic.take(event)).as("event %s of %s", i, sent).isEqualTo(twin.take(event, now - 20));
        }
        assertThat(traffic.stored).hasSizeLessThanOrEqualTo(entries);
    }

    private static Event next(int number, long atMillis, SplittableRandom random, List<Event> sent) {
        if (!sent.isEmpty() && random.nextInt(6) == 0) {
            return sent.get(Math.max(0, sent.size() - 1 - random.nextInt(10)));
        }
        String customer = random.nextInt(4) == 0 ? "c-" + random.nextInt(3) : "";
        return visit("e-" + number).by(customer).in("s-1").at(atMillis).event();
    }
}
