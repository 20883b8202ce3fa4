package dev.weir.patterns.match;

import static dev.weir.patterns.Letters.click;
import static dev.weir.patterns.Letters.many;
import static dev.weir.patterns.Letters.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.patterns.Letters;
import dev.weir.patterns.PatternKey;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Open matches that an earlier release kept as Flink's NFA has them go on. */
final class EarlierPatternStateTest {
    private static final long NO_WATERMARK = Long.MIN_VALUE;

    /** Of {@code a (b, any combination of them)+ c}, after a 100, b 101, b 102, a 102 and b 103. */
    private static final String VERSION_1 = """
            01009008ce010000000802620100000000000000000000006702620000000600000001000000000000000000000002000000
            0000000000000000000000006400000000000000670100000000000000000000006404623a30010000000000000000000000
            6602620000000500000001000000000000000000000002000000010000000000000064000000000000006601000000000000
            0000000000640263010000000000000000000000660262000000050000000100000000000000000000000100000000000000
            0000000064000000000000006601000000000000000000000064026201000000000000000000000067026200000005000000
            0100000000000000020000000000000000000000000000006400000000000000670100000000000000000000006404623a30
            0100000000000000000000006502620000000400000001000000000000000200000001000000000000006400000000000000
            6501000000000000000000000064026301000000000000000000000065026200000004000000010000000000000001000000
            0000000000000000640000000000000065010000000000000000000000640262010000000000000000000000670262000000
            0300000002000000000000000000000000000000660000000000000067010000000100000000000000660261000000000100
            000003ffffffffffffffffffffffffffffffff00000000000000000000000000050000000000000000000000640000000102
            06313030c80101046b30026300000000000002c801000000000000000000000065000000010206313031ca0101046b310263
            00000000000002ca01000000000000000000000066000000010206313032cc0101046b31026300000000000002cc01000000
            010000000000000066000000010206313032cc0101046b30026300000000000002cc01000000000000000000000067000000
            010206313033ce0101046b31026300000000000002ce01050100000000000000000000006402610000000100000001000000
            0100000000010000000101000000000000000000000065026200000004000000010000000401000000000000000000000064
            0261000000020000000100000000010000000000000000000000660262000000030000000100000003010000000000000000
            0000006502620000000300000001000000000000000001000000010000000000000066026100000001000000010000000100
            0000000100000002010000000000000000000000670262000000030000000300000001010000000000000000000000660262
            0000000500000001000000000000000000000002000000000000000101000000000000000000000065026200000004000000
            0100000000000000020000000000000001010000000100000000000000660261000000020000000200000000
            """;

    @Test
    void openMatchesThatFlinksNfaKeptAreCompletedByTheNextEvent() throws IOException {
        PatternKey key = pattern().key().resume(new DataInputStream(new ByteArrayInputStream(version1())));

        key.arrive(click('c', 104), NO_WATERMARK);

        assertThat(key.matches())
                .containsExactly(
                        "{a=[100], b=[101, 102, 103], c=[104]}",
                        "{a=[100], b=[101, 102], c=[104]}",
                        "{a=[100], b=[101, 103], c=[104]}",
                        "{a=[100], b=[101], c=[104]}",
                        "{a=[102], b=[103], c=[104]}");
    }

    @Test
    void theyTakeAThirdOfTheRoomOnceAnEventHasPassed() throws IOException {
        PatternKey key = pattern().key().resume(new DataInputStream(new ByteArrayInputStream(version1())));

        key.arrive(click('b', 105), NO_WATERMARK);

        assertThat(key.state().nfa()).isNull();
        assertThat(key.state().heldMillis()).containsExactlyInAnyOrder(100L, 101L, 102L, 102L, 103L, 105L);
        assertThat(key.bytes()).isLessThan(version1().length / 3);
    }

    @Test
    void whatNoEventHasTouchedIsWrittenAsItWas() throws IOException {
        PatternStateCodec codec = new PatternStateCodec();
        PatternState state = codec.read(new DataInputStream(new ByteArrayInputStream(version1())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(state, new DataOutputStream(bytes));

        PatternKey key = pattern().key().resume(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(key.arrive(click('c', 104), NO_WATERMARK).matches()).hasSize(5);
    }

    @Test
    void whatFlinksNfaHadSetAsideGoesOnToo() {
        Letters letters = Letters.of(stage("a"), stage("c"));
        PatternKey nfa = new PatternKey(Graphs.compiled(letters, true), Letters.CONDITIONS, true);
        nfa.arrive(click('a', 100), NO_WATERMARK).arrive(click('a', 200), NO_WATERMARK);

        PatternKey paths = letters.key().resume(nfa);
        paths.arrive(click('c', 105), NO_WATERMARK).arrive(click('c', 205), NO_WATERMARK);
        assertThat(paths.matches()).containsExactly("{a=[100], c=[105]}", "{a=[200], c=[205]}");
    }

    private static Letters pattern() {
        return Letters.of(stage("a"), stage("b", Next.RELAXED, many(Inner.COMBINATIONS)), stage("c"))
                .within(1_000);
    }

    private static byte[] version1() {
        return HexFormat.of().parseHex(String.join("", List.of(VERSION_1.split("\\s+"))));
    }
}
