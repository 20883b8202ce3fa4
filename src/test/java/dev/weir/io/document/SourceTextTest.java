package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.RuleError;
import dev.weir.io.document.SourceText.Place;
import org.junit.jupiter.api.Test;

/** Where errors stand in a file. */
final class SourceTextTest {

    @Test
    void aKeyIsFoundByItsPath() {
        assertThat(place("then: {outcome: X, scor: 1}", "then.scor", 0, 0)).isEqualTo(new Place(1, 20));
    }

    @Test
    void anElementOfAListIsFoundByItsNumber() {
        assertThat(place("pattern:\n  stages:\n    - {name: a}\n    - {nam: b}\n", "pattern.stages[1].nam", 0, 0))
                .isEqualTo(new Place(4, 8));
    }

    @Test
    void whatIsMissingIsAtWhatItIsMissingFrom() {
        assertThat(place("id: a\nthen: {score: 1}\n", "then.outcome", 0, 0)).isEqualTo(new Place(2, 1));
    }

    @Test
    void aKeyWithDotsIsFound() {
        assertThat(place("features:\n  a.b: {over: 1}\n", "features.a.b.over", 0, 0))
                .isEqualTo(new Place(2, 9));
    }

    @Test
    void aCharacterOfAPlainExpressionIsFound() {
        assertThat(place("when: transaction.amout > 5\n", "when", 1, 12)).isEqualTo(new Place(1, 18));
    }

    @Test
    void aCharacterOfAQuotedExpressionIsFound() {
        assertThat(place("when: 'a == ''x'' && amout > 5'\n", "when", 1, 13)).isEqualTo(new Place(1, 22));
        assertThat(place("when: \"a == \\\"x\\\" && amout > 5\"\n", "when", 1, 13))
                .isEqualTo(new Place(1, 22));
    }

    @Test
    void aCharacterOfABlockIsFoundOnItsLine() {
        assertThat(place("when: |\n    a > 1\n    && amout > 5\nthen: {}\n", "when", 2, 4))
                .isEqualTo(new Place(3, 8));
    }

    @Test
    void aCharacterOfAFoldedBlockIsFoundOnItsLine() {
        String text = "when: >-\n    a > 1\n    && amout > 5\nthen: {}\n";
        assertThat(place(text, "when", 1, 10)).isEqualTo(new Place(3, 8));
    }

    @Test
    void aCharacterOfAnExpressionOnSeveralLinesIsFound() {
        assertThat(place("when: a > 1\n  && amout > 5\n", "when", 1, 10)).isEqualTo(new Place(2, 6));
    }

    @Test
    void theEndOfAnExpressionIsBehindIt() {
        assertThat(place("when: a >\nthen: {}\n", "when", 1, 4)).isEqualTo(new Place(1, 10));
    }

    @Test
    void anErrorOfTheWholeDocumentHasItsOwnPlace() {
        assertThat(place("id: [a\n", "", 1, 5)).isEqualTo(new Place(1, 5));
    }

    private static Place place(String text, String path, int line, int column) {
        return SourceText.of(text).placeOf(new RuleError(path, "wrong", line, column));
    }
}
