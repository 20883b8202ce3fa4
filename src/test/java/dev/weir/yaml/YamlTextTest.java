package dev.weir.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What is read, and what a word without quotes means. */
class YamlTextTest {
    private static final YamlText YAML = new YamlText(4, 50);
    private static final List<String> PIECES = List.of(
            "a: ",
            "- ",
            "\n",
            "  ",
            "\t",
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            ": ",
            ",",
            "#",
            "&a",
            "*a",
            "!x ",
            "!!int ",
            "|",
            ">",
            "%YAML 1.2\n",
            "---\n",
            "...\n",
            "? ",
            "<<: ",
            "1_000",
            "0x1",
            "1e-9999999999",
            ".nan",
            "\\UFFFFFFFF",
            "\\x",
            "@",
            "`",
            "\u0001",
            "\uD800",
            "\uFEFF",
            "\u2028",
            "\r",
            "é",
            "𝄞",
            "id",
            "9".repeat(400),
            "[".repeat(40));

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "-7, -7",
        "1_000, 1000",
        "12_345_678, 12345678",
        "1e3, 1000",
        "5.0, 5",
        "9223372036854775807, 9223372036854775807"
    })
    void aNumberIsWhatJsonCallsSoOrHasItsThousandsParted(String written, long value) throws BadYaml {
        assertThat(scalar(written)).isEqualTo(new Scalar.Whole(value, written));
    }

    @ParameterizedTest
    @CsvSource({"1.50, 1.5", ".5, 0.5", "-0.25, -0.25", "1e-3, 0.001", "1e40, 1e40"})
    void aFractionIsANumberToo(String written, double value) throws BadYaml {
        assertThat(scalar(written)).isEqualTo(new Scalar.Decimal(value, written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x10",
                "0b11",
                "0o7",
                "010",
                "01234",
                "00",
                "1_0",
                "_1",
                "1_",
                "1__000",
                "0_000",
                "12:30:00",
                "1:30",
                "2026-03-01",
                "+43",
                "98765432109876543210987",
                "-9223372036854775809",
                "on",
                "Off",
                "yes",
                "No",
                "y",
                "n",
                "e5",
                "1e",
                "=",
                "TRue",
                "1,000",
                "NaN",
                "Infinity"
            })
    void allElseIsTheTextThatAPersonSees(String written) throws BadYaml {
        assertThat(scalar(written)).isEqualTo(new Scalar.Text(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'7'", "\"true\"", "'~'", "\"1e-9999999999\""})
    void inQuotesAllIsText(String written) throws BadYaml {
        assertThat(scalar(written)).isEqualTo(new Scalar.Text(written.substring(1, written.length() - 1)));
    }

    @Test
    void trueFalseAndNothingAreWhatTheySay() throws BadYaml {
        assertThat(scalar("True")).isEqualTo(new Scalar.Truth(true));
        assertThat(scalar("false")).isEqualTo(new Scalar.Truth(false));
        assertThat(scalar("~")).isEqualTo(new Scalar.Nothing());
        assertThat(scalar("null")).isEqualTo(new Scalar.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "-.INF", ".nan", "1e999", "1e-9999999999", "1e-2147483648"})
    void whatNoNumberCanHoldIsRefused(String written) throws BadYaml {
        assertThat(scalar(written))
                .isInstanceOfSatisfying(
                        Scalar.Refused.class,
                        refused -> assertThat(refused.problem())
                                .contains("'" + written + "'", "; write ", "put it in quotes if it is a text"));
    }

    @Test
    void nothingIsReadBeyondItsBounds() throws BadYaml {
        assertThat(YAML.read("[[[[a]]]]")).isPresent();
        assertThatThrownBy(() -> YAML.read("[[[[[a]]]]]")).hasMessageContaining("more than 4 deep");
        assertThat(YAML.read("[" + "a,".repeat(49) + "]")).isPresent();
        assertThatThrownBy(() -> YAML.read("[" + "a,".repeat(50) + "]"))
                .hasMessageContaining("more than 50 keys and values");
    }

    @Test
    void anAliasIsNotFollowedHoweverOftenItStandsThere() {
        assertThatThrownBy(() -> YAML.read("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"))
                .hasMessageContaining("is an anchor, and there are no anchors and aliases here");
        assertThatThrownBy(() -> YAML.read("&a [*a]")).hasMessageContaining("'&a' is an anchor");
        assertThatThrownBy(() -> YAML.read("[*a]")).hasMessageContaining("'*a' is an alias");
    }

    @Test
    void aSignThatLooksLikeTheSpaceBehindAColonIsNamed() {
        assertThatThrownBy(() -> YAML.read("a: 1\nb:\u00A0x\nc: 2\n"))
                .hasMessage("U+00A0 looks like a space and is none here; write a plain space");
        assertThatThrownBy(() -> YAML.read("a: 1\nb\nc: 2\n")).hasMessageContaining("here is no 'key: value'");
    }

    @Test
    void nothingIsThere() throws BadYaml {
        assertThat(YAML.read("")).isEmpty();
        assertThat(YAML.read("# a comment\n")).isEmpty();
    }

    /** Nothing but BadYaml is thrown, and its place is in the text. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverStandsThereIsReadOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        YamlText yaml = new YamlText(32, 1_000);
        for (int i = 0; i < 15_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            try {
                yaml.read(text.toString());
            } catch (BadYaml e) {
                assertThat(e.line())
                        .as(text.toString())
                        .isBetween(
                                1,
                                2
                                        + (int) text.chars()
                                                .filter(c -> c < ' ' || c == 0x2028)
                                                .count());
                assertThat(e.column()).isBetween(1, text.length() + 2);
            } catch (RuntimeException | StackOverflowError e) {
                fail("'" + text + "'", e);
            }
        }
    }

    private static Scalar scalar(String written) throws BadYaml {
        SequenceNode list = (SequenceNode) YAML.read("- " + written).orElseThrow();
        return Scalar.of((ScalarNode) list.getValue().get(0));
    }
}
