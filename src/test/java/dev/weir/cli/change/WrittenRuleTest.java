package dev.weir.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.io.document.Documents;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a pull writes into a file. */
final class WrittenRuleTest {
    @Test
    void whereVersionAndModeDifferTheirLinesChangeAndNothingElse() throws DocumentException {
        assertThat(pulled(
                        "# a\nid: x\nversion: 3  # raised\nwhen: a > 1 # why\n",
                        "{id: x, version: 4, when: a > 1, mode: off}"))
                .isEqualTo("# a\nid: x\nversion: 4  # raised\nmode: off\nwhen: a > 1 # why\n");
        assertThat(pulled(
                        "id: x\nversion: 4\nmode: off  # for now\nwhen: a\n",
                        "{id: x, version: 5, mode: shadow, when: a}"))
                .isEqualTo("id: x\nversion: 5\nmode: shadow  # for now\nwhen: a\n");
        assertThat(pulled("id: x\nversion: 4\nmode: off\nwhen: a\n", "{id: x, version: 5, when: a}"))
                .isEqualTo("id: x\nversion: 5\nwhen: a\n");
    }

    @Test
    void whereMoreDiffersTheWholeIsWrittenBelowTheFirstComments() throws DocumentException {
        assertThat(pulled("# schema\nid: x\nversion: 3\nwhen: a > 1\n", "{id: x, version: 4, when: a > 2}"))
                .isEqualTo("# schema\nid: x\nversion: 4\nwhen: a > 2\n");
    }

    private static String pulled(String text, String wanted) throws DocumentException {
        return WrittenRule.of(text, read(text), read(wanted));
    }

    private static Node read(String yaml) throws DocumentException {
        return Documents.yaml(10_000).read(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
