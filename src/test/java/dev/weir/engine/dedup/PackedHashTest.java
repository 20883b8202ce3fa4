package dev.weir.engine.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.ContentSink;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class PackedHashTest {
    private final PackedHash hash = new PackedHash();

    /** State holds such hashes. These were computed by a program of its own, in another language. */
    @Test
    void itNeverChanges() {
        assertThat(of(sink -> sink.add("t-1"))).isEqualTo(0x107fc448e6487746L);
        assertThat(of(sink -> {
                    sink.add(1, 1_772_359_200_000L);
                    sink.add(3, "customer-17");
                    sink.add(4, "");
                    sink.add(5, "Łódź");
                    sink.add(7);
                }))
                .isEqualTo(0x8a522a00f393db7aL);
    }

    @Test
    void textsOfAllLengthsAreKeptApart() {
        Set<Long> hashes = new HashSet<>();
        for (int length = 0; length < 30; length++) {
            String same = "a".repeat(length);
            hashes.add(of(sink -> sink.add(1, same)));
            hashes.add(of(sink -> sink.add(1, same + '\0')));
            hashes.add(of(sink -> sink.add(1, same + '\u00ff')));
            hashes.add(of(sink -> sink.add(1, same + '\u0100')));
            hashes.add(of(sink -> sink.add(1, '\u0100' + same + 'b')));
            hashes.add(of(sink -> sink.add(1, same + "\u0100" + same + 'c')));
        }

        assertThat(hashes).hasSize(6 * 30);
    }

    @Test
    void everyCharacterOfATextMatters() {
        for (String text : Set.of(
                "abcdef", "abcdefg", "abcdefghijklm", "abcdefghijklmn", "abcdefghijklmnopqrstuvwxyz", "ŁłŁłŁłŁłŁ")) {
            Set<Long> hashes = new HashSet<>();
            for (int i = 0; i < text.length(); i++) {
                String changed = text.substring(0, i) + '#' + text.substring(i + 1);
                hashes.add(of(sink -> sink.add(1, changed)));
            }
            assertThat(hashes).as(text).hasSize(text.length()).doesNotContain(of(sink -> sink.add(1, text)));
        }
    }

    @Test
    void fieldsAreKeptApart() {
        Set<Long> hashes = new HashSet<>();
        hashes.add(of(sink -> sink.add(1, "ab")));
        hashes.add(of(sink -> sink.add(2, "ab")));
        hashes.add(of(sink -> {
            sink.add(1, "a");
            sink.add(1, "b");
        }));
        hashes.add(of(sink -> {
            sink.add(1, "ab");
            sink.add(2, "");
        }));
        hashes.add(of(sink -> sink.add(1, 0x6261)));
        hashes.add(of(sink -> sink.add(2, 0x6261)));
        hashes.add(of(sink -> sink.add(1, 0)));

        assertThat(hashes).hasSize(7);
    }

    @Test
    void thereMayBeManyWords() {
        Set<Long> hashes = new HashSet<>();
        for (int words : new int[] {60, 61, 62, 63, 64, 65, 126, 1_000}) {
            hashes.add(of(sink -> {
                for (int i = 0; i < words; i++) {
                    sink.add(1);
                }
            }));
        }

        assertThat(hashes).hasSize(8);
    }

    @Test
    void anotherKeyIsAnotherHash() {
        hash.start(1, 2).add("t-1");
        long one = hash.end();
        hash.start(1, 3).add("t-1");

        assertThat(hash.end()).isNotEqualTo(one);
    }

    private long of(Consumer<ContentSink> content) {
        content.accept(hash.start(0x0706050403020100L, 0x0f0e0d0c0b0a0908L));
        return hash.end();
    }
}
