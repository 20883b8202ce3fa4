package dev.weir.sandbox.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void writesPlainLinesToAFile() {
        Console console = new Console(out, OptionalInt.empty());
        console.live("10 events/s");
        console.print("BLOCK");
        console.endLive();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("10 events/s\nBLOCK\n");
    }

    @Test
    void keepsTheChangingLineBelowTheOthersOnATerminal() {
        Console console = new Console(out, OptionalInt.of(80));
        console.live("10 events/s");
        console.print("BLOCK");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[2K10 events/s" + "\r\u001b[2KBLOCK\n" + "10 events/s");
    }

    @Test
    void letsTheChangingLineStandAtTheEnd() {
        Console console = new Console(out, OptionalInt.of(80));
        console.live("10 events/s");
        console.endLive();
        console.print("done");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[2K10 events/s\ndone\n");
    }

    @Test
    void cutsTheChangingLineToTheTerminal() {
        new Console(out, OptionalInt.of(6)).live("10 events/s");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[2K10 ev");
    }
}
