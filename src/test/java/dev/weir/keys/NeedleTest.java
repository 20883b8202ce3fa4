package dev.weir.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NeedleTest {
    @Test
    void aRecordWithoutTheIdIsToldFromOneThatHasIt() {
        assertThat(mayBe("t-1", "{\"id\": \"t-1\"}")).isTrue();
        assertThat(mayBe("t-1", "t-1")).isTrue();
        assertThat(mayBe("t-11", "{\"id\": \"t-1\"}")).isFalse();
        assertThat(mayBe("t-1", "t-")).isFalse();
        assertThat(mayBe("t-1", "")).isFalse();
    }

    @Test
    void ofAnIdThatMayBeWrittenInSeveralWaysTheLongestPartThatMayNotIsLookedFor() {
        assertThat(mayBe("a/b", "{\"id\": \"a\\/b\"}")).isTrue();
        assertThat(mayBe("order/1764", "{\"id\": \"order\\/1764\"}")).isTrue();
        assertThat(mayBe("order/1764", "{\"id\": \"\\u006frder/1764\"}"))
                .as("an escape that nobody needs")
                .isFalse();
        assertThat(mayBe("order/1764", "{\"id\": \"1764\"}")).isFalse();
        assertThat(mayBe("café/17", "{\"id\": \"caf\\u00e9/17\"}")).isTrue();
        assertThat(mayBe("ann@shop", "{\"id\": \"bob@shop\"}"))
                .as("perhaps, and it is parsed")
                .isTrue();
        assertThat(mayBe("é/ü", "{}")).isTrue();
        assertThat(mayBe("", "{}")).isTrue();
    }

    @Test
    void itFindsWhatALookAtEachPlaceFindsInTextsOfFewSigns() {
        Random random = new Random(4);
        int found = 0;
        for (int run = 0; run < 20_000; run++) {
            String id = text(random, 1 + random.nextInt(5));
            String text = text(random, random.nextInt(30));
            assertThat(mayBe(id, text)).as("%s in %s", id, text).isEqualTo(text.contains(id));
            found += text.contains(id) ? 1 : 0;
        }
        assertThat(found).isBetween(2_000, 18_000);
    }

    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean mayBe(String id, String text) {
        return new Needle(id).mayBeIn(text.getBytes(StandardCharsets.UTF_8));
    }
}
