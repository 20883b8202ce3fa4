package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.RawRecord;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordKeyCheckTest {
    private static final Event PAYMENT = payment("t-1").by("c-1").with("card-9").event();

    @ParameterizedTest
    @ValueSource(
            strings = {"c-1", "card-9", "\"c-1\"", "{\"customerId\":\"c-1\"}", "shop|card-9", "c-12|c-1", "eu/c-1/web"})
    void aKeyThatNamesTheCustomerOrTheCardIsLikeTheEvent(String key) {
        assertThat(share(PAYMENT, key)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t-1", "c-12", "x-c-1", "c-1-2026", "C-1", "0"})
    void oneThatNamesNobodyOrTheEventItselfIsNot(String key) {
        assertThat(share(PAYMENT, key)).isEqualTo(1);
    }

    @Test
    void theSessionOfAClickAndTheSkuOfStockAreLikeThem() {
        assertThat(share(visit("e-1").of("s-1").event(), "s-1")).isZero();
        assertThat(share(new StockChange("s-1", "eu", 1, false, 3, 0, 9.5), "s-1"))
                .isZero();
    }

    @Test
    void aKeyThatIsAsLongAsAKeyMayBeIsReadAndALongerOneIsNot() {
        assertThat(share(PAYMENT, "c-1" + "|".repeat(4_093))).isZero();
        assertThat(share(PAYMENT, "c-1" + "|".repeat(4_094))).isEqualTo(1);
    }

    @Test
    void theLastOfTheFirstThousandSaysThatMoreThanHalfAreUnlikeAndNoLaterOneDoes() {
        RecordKeyCheck keys = new RecordKeyCheck(EventType.TRANSACTION, Schema.PLAIN);
        assertThat(answers(keys, 499, "c-1")).isZero();
        assertThat(answers(keys, 500, "")).isZero();
        assertThat(answers(keys, 1, "")).isOne();
        assertThat(answers(keys, 1_000, "")).isZero();
        assertThat(keys.share()).isEqualTo(0.501);
    }

    @Test
    void halfOfThemSayNothing() {
        RecordKeyCheck keys = new RecordKeyCheck(EventType.TRANSACTION, Schema.PLAIN);
        assertThat(answers(keys, 500, "c-1")).isZero();
        assertThat(answers(keys, 500, "")).isZero();
        assertThat(keys.share()).isEqualTo(0.5);
    }

    @Test
    void whatComesFromOnePartitionIsInOrderWhateverItsKeys() {
        RecordKeyCheck keys = new RecordKeyCheck(EventType.TRANSACTION, Schema.PLAIN);
        for (int i = 0; i < RecordKeyCheck.LOOKED_AT; i++) {
            assertThat(keys.look(record(0, ""), PAYMENT)).isFalse();
        }
    }

    private static int answers(RecordKeyCheck keys, int events, String key) {
        int answers = 0;
        for (int i = 0; i < events; i++) {
            answers += keys.look(record(i % 2, key), PAYMENT) ? 1 : 0;
        }
        return answers;
    }

    private static double share(Event event, String key) {
        RecordKeyCheck keys = new RecordKeyCheck(event.type(), Schema.PLAIN);
        assertThat(keys.share()).isZero();
        keys.look(record(1, key), event);
        return keys.share();
    }

    private static RawRecord record(int partition, String key) {
        return new RawRecord("t", partition, 0, 0, key.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }
}
