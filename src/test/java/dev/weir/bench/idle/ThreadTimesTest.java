package dev.weir.bench.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThreadTimesTest {

    @ParameterizedTest
    @CsvSource({
        "Route (1/2)#0, Route",
        "OutputFlusher for Profile (12/16)#3, OutputFlusher for Profile",
        "kafka-producer-network-thread | producer-17, kafka-producer-network-thread | producer-"
    })
    void threadsThatDoTheSameAreOneKind(String name, String kind) {
        assertThat(ThreadTimes.kind(name)).isEqualTo(kind);
    }

    @Test
    void whatThreadsSpentIsInPercentOfOneCoreTheBusiestFirst() {
        ThreadTimes begin = new ThreadTimes(0, 5, Map.of("a", new ThreadTimes.Threads(1, 5)));
        ThreadTimes end = new ThreadTimes(
                1_000,
                505,
                Map.of(
                        "a", new ThreadTimes.Threads(1, 105),
                        "b", new ThreadTimes.Threads(2, 150),
                        "idle", new ThreadTimes.Threads(9, 0)));

        List<String> lines = end.since(begin);

        assertThat(lines.stream().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "the whole process 12 50.00 %", "the virtual machine 1 25.00 %", "b 2 15.00 %", "a 1 10.00 %");
    }

    @Test
    void theThreadThatAsksIsAmongThem() {
        ThreadTimes now = ThreadTimes.now();

        assertThat(now.threads())
                .containsKey(ThreadTimes.kind(Thread.currentThread().getName()));
        assertThat(now.processNanos()).isPositive();
    }
}
