package dev.weir.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfirmationTest {
    private final StringWriter asked = new StringWriter();

    @Test
    void whoeverAnswersYesAgrees() throws IOException {
        assertThat(agrees("yes\n")).isTrue();
        assertThat(asked).hasToString("Remove 1 rule? [y/N] ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "n\n", "what?\n"})
    void whoeverSaysAnythingElseOrNothingDoesNot(String answer) throws IOException {
        assertThat(agrees(answer)).isFalse();
    }

    private boolean agrees(String answer) throws IOException {
        return Confirmation.agrees(
                "Remove 1 rule", new BufferedReader(new StringReader(answer)), new PrintWriter(asked));
    }
}
