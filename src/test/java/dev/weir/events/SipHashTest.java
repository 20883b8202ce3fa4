package dev.weir.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SipHashTest {
    private static final long KEY_0 = 0x0706050403020100L;
    private static final long KEY_1 = 0x0f0e0d0c0b0a0908L;

    /** The example of the paper's appendix: 15 bytes, 00 to 0e. */
    @Test
    void theExampleOfItsAuthorsComesOut() {
        SipHash hash = new SipHash().start(KEY_0, KEY_1);
        hash.add(0x0706050403020100L);

        assertThat(hash.end(0x0e0d0c0b0a0908L, 7)).isEqualTo(0xa129ca6149be45e5L);
    }

    /** The first and the ninth of its authors' test vectors. */
    @Test
    void whatFillsNoWordOrAWholeOneIsHashedAsItsAuthorsDo() {
        SipHash hash = new SipHash();
        long ofNothing = hash.start(KEY_0, KEY_1).end();
        hash.start(KEY_0, KEY_1).add(0x0706050403020100L);

        assertThat(ofNothing).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(hash.end()).isEqualTo(0x93f5f5799a932462L);
    }

    /** The same vectors for 1-3, as CPython and Rust have it. */
    @Test
    void theShorterOneIsThatOfOtherLanguages() {
        long[] words = {KEY_0, KEY_1, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L, 0};

        assertThat(SipHash.ofWords(words, 4)).isEqualTo(0xcc4fdd1a7d908b66L);
        assertThat(SipHash.ofWords(words, 3)).isEqualTo(0x369095118d299a8eL);
        assertThat(SipHash.ofWords(words, 2)).isEqualTo(0xabac0158050fc4dcL);
    }

    @Test
    void asManyWordsAsThereAreAreHashed() {
        SipHash one = new SipHash().start(KEY_0, KEY_1);
        SipHash other = new SipHash().start(KEY_0, KEY_1);
        for (int i = 0; i < 1_000; i++) {
            one.add(i);
            other.add(i == 999 ? 0 : i);
        }

        assertThat(one.end()).isNotEqualTo(other.end());
    }

    @Test
    void textsAreKeptApartWhateverTheirLengths() {
        assertThat(of("ab", "c")).isNotEqualTo(of("a", "bc"));
        assertThat(of("abcd", "")).isNotEqualTo(of("abcd")).isNotEqualTo(of("", "abcd"));
        assertThat(of("\u0000")).isNotEqualTo(of(""));
        assertThat(of("a\u0101")).isNotEqualTo(of("\u0101a"));
    }

    @Test
    void anotherKeyIsAnotherHash() {
        SipHash hash = new SipHash();
        hash.start(1, 2).add("t-1");
        long one = hash.end();
        hash.start(1, 3).add("t-1");

        assertThat(hash.end()).isNotEqualTo(one);
    }

    private static long of(String... texts) {
        SipHash hash = new SipHash().start(KEY_0, KEY_1);
        for (String text : texts) {
            hash.add(text);
        }
        return hash.end();
    }
}
