package dev.weir.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdTimesTest {
    private static final long NOW = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();

    private static List<Long> of(String id) {
        return IdTimes.of(id, NOW);
    }

    @Test
    void idsOfSomeFormsSayWhenTheyWereMade() {
        long example = Instant.parse("2022-02-22T19:22:22Z").toEpochMilli();
        assertThat(of("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")).as("of RFC 9562").containsExactly(example);
        assertThat(of("pay_017f22e2-79b0-7cc3-98c4-dc0c0c07398f")).containsExactly(example);
        assertThat(of("01ARZ3NDEKTSV4RRFFQ69G5FAV")).as("of the ULID page").containsExactly(1_469_922_850_259L);
        assertThat(of("sku-1/eu-1/1772355600000/3/1/129.9")).containsExactly(1_772_355_600_000L);
    }

    @Test
    void othersSayNothing() {
        for (String id : List.of(
                "",
                "t-17",
                "0c9f1e5a7b2d4c6e8f0a1b2c3d4e5f60",
                "6f1c2a90-79b0-4cc3-98c4-dc0c0c07398f",
                "order-99999999999999",
                "17723556000001",
                "1.772355600000",
                "order/1972355600000",
                "order/1072355600000")) {
            assertThat(of(id)).as(id).isEmpty();
        }
    }
}
