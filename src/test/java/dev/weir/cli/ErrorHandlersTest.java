package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a person is told of a command that failed. */
final class ErrorHandlersTest {

    @Test
    void ofAFileItIsToldWhatIsWrongWithIt() {
        assertThat(told(new AccessDeniedException("a.yaml"))).isEqualTo("weir: a.yaml: you may not read or write it");
        assertThat(told(new UncheckedIOException(new NoSuchFileException("a.yaml"))))
                .isEqualTo("weir: a.yaml: there is no such file or folder");
        assertThat(told(new FileSystemException("a.yaml", null, "Read-only file system")))
                .isEqualTo("weir: a.yaml: Read-only file system");
        assertThat(told(new FileSystemException("a.yaml"))).isEqualTo("weir: a.yaml: FileSystemException");
    }

    @Test
    void anyOtherFailureIsToldInItsOwnWords() {
        assertThat(told(new IOException("no luck"))).isEqualTo("weir: no luck");
        assertThat(told(new IOException())).isEqualTo("weir: java.io.IOException");
    }

    private static String told(Exception failure) {
        StringWriter err = new StringWriter();
        CommandLine command = Commands.commandLine().setErr(new PrintWriter(err, true));
        assertThat(new ErrorHandlers().handleExecutionException(failure, command, command.parseArgs()))
                .isEqualTo(1);
        return err.toString().strip();
    }
}
