package dev.weir.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOError;
import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever what others wrote brings about is an answer; what it is not to blame for is not. */
final class BoundaryTest {

    static Stream<Throwable> brought() {
        return Stream.of(
                new NumberFormatException("Too many digits"),
                new IllegalStateException("UTF-32?", new StackOverflowError()),
                new NullPointerException(),
                new AssertionError("impossible"),
                new IOError(new IOException("gone")),
                new Error("of a library's own"),
                new StackOverflowError());
    }

    static Stream<Throwable> notToBlame() {
        return Stream.of(
                new OutOfMemoryError("heap"),
                new InternalError("broken"),
                new NoClassDefFoundError("dev/cel/Gone"),
                new ExceptionInInitializerError("first use"),
                new ThreadDeath(),
                new IllegalStateException("wrapped", new OutOfMemoryError("heap")),
                new RuntimeException(new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("brought")
    void whatIsBroughtAboutIsAnswered(Throwable thrown) {
        assertThat(Boundary.cross(throwing(thrown), reason -> "answer: " + reason))
                .startsWith("answer: it ")
                .doesNotContain("\n", "\tat ")
                .hasSizeLessThan(500);
    }

    @ParameterizedTest
    @MethodSource("notToBlame")
    void whatNoInputIsToBlameForGoesOn(Throwable thrown) {
        assertThatThrownBy(() -> Boundary.cross(throwing(thrown), Function.identity()))
                .isSameAs(thrown);
    }

    @Test
    void aTextThatNestsTooDeepSaysWhatToDo() {
        assertThat(Boundary.cross(() -> deeper(1), Function.identity()))
                .isEqualTo("it is nested deeper than can be followed; write it flatter");
    }

    @Test
    void aLongMessageIsCutToOneLine() {
        String reason = Boundary.reason(new IllegalArgumentException("first\n second" + "x".repeat(100_000)));

        assertThat(reason).contains("IllegalArgumentException: first second").hasSizeLessThan(500);
    }

    @Test
    void aCutTextIsAsLongAsItMayBeAndNoCharacterIsHalved() {
        assertThat(Boundary.cut("12345", 5)).isEqualTo("12345");
        assertThat(Boundary.cut("123456", 5)).isEqualTo("1234…");
        assertThat(Boundary.cut("123\uD83D\uDE006", 5)).isEqualTo("123…");
    }

    private static String deeper(int level) {
        return level == Integer.MAX_VALUE ? "" : deeper(level + 1) + level;
    }

    private static java.util.function.Supplier<String> throwing(Throwable thrown) {
        return () -> {
            throw BoundaryTest.<RuntimeException>sneaky(thrown);
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X sneaky(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
