package dev.weir.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.SeenDecisions;
import dev.weir.console.question.ConditionSeen;
import dev.weir.console.question.RuleAnswered;
import dev.weir.console.question.RuleQuestions;
import dev.weir.io.kafka.ReadTooLongException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WhyPageTest {
    private static final String SCRIPT = "<script>alert('x')</script>";

    private final SeenDecisions seen = new SeenDecisions();

    private WhyPage page(RuleQuestions questions) {
        return new WhyPage(new Layout("v"), seen.sightings, Optional.of(questions));
    }

    @Test
    void aConditionIsATreeWithTheValueOfEachPart() {
        ConditionSeen condition = new ConditionSeen(
                "a > 1 && b",
                "false",
                List.of(),
                List.of(
                        new ConditionSeen("a > 1", "true", List.of("a is 7"), List.of()),
                        new ConditionSeen("b", "false", List.of(), List.of())));
        String html = page((decision, rule, at) ->
                        new RuleAnswered(List.of(rule + " on " + decision + " did not fire"), Optional.of(condition)))
                .html("d-1", "big");

        assertThat(html)
                .contains("big on d-1 did not fire", "a &gt; 1 &amp;&amp; b", "a is 7", "/decisions/d-1")
                .containsPattern(
                        "is-refused\">false</span><code>a &gt; 1 &amp;&amp; b.*<ul>.*is-live\">true</span><code>a &gt; 1<");
    }

    @Test
    void anErrorIsSaidInPlaceOfAnAnswer() {
        String html = page((decision, rule, at) -> {
                    throw new IOException("there is no rule '" + rule + "' on the topic");
                })
                .html("d-1", "none");

        assertThat(html).contains("there is no rule &#x27;none&#x27; on the topic");
    }

    @Test
    void itIsAskedNearTheTimeAtWhichTheDecisionWasMade() {
        String id = seen.fired("BLOCK", "big", 60);
        String html = page((decision, rule, at) -> new RuleAnswered(List.of("at " + at.orElse(0)), Optional.empty()))
                .html(id, "big");
        assertThat(html)
                .contains("at "
                        + SeenDecisions.NOW.minusSeconds(60).plusMillis(12).toEpochMilli());
    }

    @Test
    void whatTakesTooLongNamesTheCommandThatHasNoBound() {
        String html = page((decision, rule, at) -> {
                    throw new ReadTooLongException(Duration.ofSeconds(20));
                })
                .html("d-1", "big");
        assertThat(html).contains("than can be read in 20s", "weir explain d-1 --rule big");
    }

    @Test
    void noMoreThanTwoAreAnsweredAtOnce() {
        WhyPage[] self = new WhyPage[1];
        self[0] = page((decision, rule, at) -> new RuleAnswered(
                List.of(rule.length() < 4 ? self[0].html(decision, rule + "x") : "answered " + rule),
                Optional.empty()));

        assertThat(self[0].html("d", "xx")).contains("Others are asking").doesNotContain("answered");
        assertThat(self[0].html("d", "xxx")).contains("answered xxxx").doesNotContain("Others are asking");
    }

    @Test
    void withoutAnswersItNamesTheCommand() {
        assertThat(new WhyPage(new Layout("v"), seen.sightings, Optional.empty()).html("d-1", "big"))
                .contains("weir explain d-1 --rule big");
    }

    @Test
    void nothingThatIsAnsweredIsHtml() {
        ConditionSeen part = new ConditionSeen(SCRIPT, SCRIPT, List.of(SCRIPT), List.of());
        String html = page((decision, rule, at) -> new RuleAnswered(
                        List.of(SCRIPT),
                        Optional.of(new ConditionSeen(SCRIPT, SCRIPT, List.of(SCRIPT), List.of(part)))))
                .html(SCRIPT, SCRIPT);

        assertThat(html).contains("&lt;script&gt;").doesNotContain("<script>", "alert('x')</script>");
    }
}
