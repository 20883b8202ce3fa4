package dev.weir.events.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordPlaceTest {

    @Test
    void aPlaceIsWrittenAsItIsRead() {
        RecordPlace place = new RecordPlace("shop.transactions-1", 3, 812_345);

        assertThat(place).hasToString("shop.transactions-1/3@812345");
        assertThat(RecordPlace.parse(place.toString())).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "t", "t/1", "t/1@", "t@1", "t/x@1", "t/-1@1", "t/1@-1", "a b/1@2", "t/1@1234567890123456789"
            })
    void anyOtherTextIsNone(String text) {
        assertThat(RecordPlace.parse(text)).isEmpty();
    }
}
