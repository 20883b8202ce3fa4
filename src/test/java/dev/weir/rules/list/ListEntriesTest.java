package dev.weir.rules.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListEntriesTest {

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itHoldsWhatASetHoldsAlsoAfterItWasWrittenAndRead(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts = texts(random);
        Set<String> set = new HashSet<>(texts);

        ListEntries entries = ListEntries.of(texts);
        ListEntries read = there(entries);

        assertThat(entries.size()).isEqualTo(set.size());
        assertThat(read).isEqualTo(entries);
        assertThat(read.fingerprint()).isEqualTo(entries.fingerprint());
        for (String text : texts(random)) {
            assertThat(entries.contains(text)).isEqualTo(set.contains(text));
            assertThat(read.contains(text)).isEqualTo(set.contains(text));
        }
        assertThat(texts).allMatch(read::contains);
    }

    @Test
    void aHundredThousandAddressesTakeThreeMegabytes() {
        List<String> addresses = IntStream.range(0, 100_000)
                .mapToObj(i -> "203." + i % 256 + "." + i / 256 % 256 + "." + i / 65_536)
                .toList();

        assertThat(ListEntries.of(addresses).bytes()).isBetween(1_000_000L, 3_000_000L);
    }

    @Test
    void theOrderOfTheEntriesDoesNotMatterAndEveryOneOfThemDoes() {
        assertThat(ListEntries.of(List.of("a", "b", "a")).fingerprint())
                .isEqualTo(ListEntries.of(List.of("b", "a")).fingerprint());
        assertThat(ListEntries.of(List.of("a", "b")).fingerprint())
                .isNotEqualTo(ListEntries.of(List.of("a", "c")).fingerprint());
        assertThat(ListEntries.of(List.of("")).fingerprint()).isNotEqualTo(ListEntries.NONE.fingerprint());
        // of one hash code in Java
        assertThat(ListEntries.of(List.of("Aa")).fingerprint())
                .isNotEqualTo(ListEntries.of(List.of("BB")).fingerprint());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anEntryHoldsUntilItEndsAlsoAfterItWasWrittenAndRead(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> texts = new HashSet<>(texts(random));
        Map<String, Long> ends = new HashMap<>();
        texts.stream().filter(text -> random.nextBoolean()).forEach(text -> ends.put(text, random.nextLong(-3, 4)));

        ListEntries entries = ListEntries.of(texts).ending(ends);
        ListEntries read = there(entries);

        assertThat(read).isEqualTo(entries);
        assertThat(read.fingerprint()).isEqualTo(entries.fingerprint());
        for (long now = -4; now < 5; now++) {
            Lists lists = new Lists(Map.of("l", read)).at(0).at(now);
            for (String text : texts) {
                boolean holds = now < ends.getOrDefault(text, Long.MAX_VALUE);
                assertThat(lists.contains("l", text)).isEqualTo(holds);
                assertThat(lists.named("l").find(text) != ListEntries.NOT_THERE).isEqualTo(holds);
            }
        }
    }

    @Test
    void anEndIsAChangeAndNoEndsAreTheListAsItWas() {
        ListEntries two = ListEntries.of(List.of("a", "b"));

        assertThat(two.ending(Map.of())).isSameAs(two);
        assertThat(List.of(
                                two,
                                two.ending(Map.of("a", 1L)),
                                two.ending(Map.of("a", 2L)),
                                two.ending(Map.of("b", 1L)),
                                two.ending(Map.of("a", 1L, "b", 1L)))
                        .stream()
                        .map(ListEntries::fingerprint))
                .doesNotHaveDuplicates();
        assertThat(two.ending(Map.of("c", 1L)).fingerprint()).isEqualTo(two.fingerprint());
    }

    @Test
    void whoAsksListsOfWhichNothingEndsPaysNothingForTheTime() {
        Lists lists = new Lists(Map.of("l", ListEntries.of(List.of("a"))));

        assertThat(lists.at(5)).isSameAs(lists);
        assertThat(lists.named("l")).isSameAs(lists.at(7).named("l"));
    }

    @Test
    void anEmptyListHoldsNothing() {
        assertThat(ListEntries.NONE.size()).isZero();
        assertThat(ListEntries.NONE.contains("")).isFalse();
    }

    /** Some of them share a hash code; some have characters above 0xFF, or halves of one. */
    private static List<String> texts(SplittableRandom random) {
        String[] letters = random.nextInt(3) == 0
                ? new String[] {"Aa", "BB", "é", "漢", "\ud83d", "\ude00"}
                : new String[] {"Aa", "BB", "C#", "é", "0", ""};
        List<String> texts = new ArrayList<>();
        int count = random.nextInt(300);
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(5);
            for (int j = 0; j < length; j++) {
                text.append(letters[random.nextInt(letters.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static ListEntries there(ListEntries entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        entries.write(new DataOutputStream(bytes));
        return ListEntries.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
