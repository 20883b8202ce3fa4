package dev.weir.console.page.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.console.SeenDecisions;
import dev.weir.console.page.Layout;
import dev.weir.console.page.OutcomeColours;
import dev.weir.console.question.EventAsked;
import dev.weir.console.question.KeyAnswered;
import dev.weir.console.question.KeyAnswered.ActionAhead;
import dev.weir.console.question.KeyAnswered.EventOfKey;
import dev.weir.console.question.KeyAnswered.EventTaken;
import dev.weir.console.question.KeyAnswered.FeatureValue;
import dev.weir.console.question.KeyAnswered.MatchSoFar;
import dev.weir.console.question.KeyAnswered.RuleResting;
import dev.weir.console.question.KeyQuestions;
import dev.weir.console.seen.DecisionRow;
import dev.weir.io.kafka.ReadTooLongException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeyPageTest {
    private static final String SCRIPT = "<script>alert('x')</script>";
    private static final long NOW = SeenDecisions.NOW.toEpochMilli();
    private static final long MINUTE = 60_000;

    private final SeenDecisions seen = new SeenDecisions();
    private final List<String> asked = new ArrayList<>();

    /** What is known, in which every text is this one. */
    private KeyAnswered every(String text) {
        EventOfKey event = new EventOfKey(text, text, NOW - MINUTE);
        seen.hostile(text);
        DecisionRow row = seen.sightings.latest(one -> true, 1).get(0);
        return new KeyAnswered(
                text,
                NOW,
                NOW - 60 * MINUTE,
                3,
                List.of(new FeatureValue(text, text, text, text, text)),
                List.of(new MatchSoFar(
                        text, List.of(new EventTaken(text, event)), List.of(text), List.of(text), NOW + MINUTE, true)),
                List.of(text),
                List.of(new RuleResting(text, text, NOW - MINUTE, NOW + 2 * MINUTE, 1, 3)),
                List.of(new ActionAhead(text, text, text, NOW + 3 * MINUTE)),
                List.of(text),
                List.of(event, new EventOfKey("click", "late-" + text, NOW - 2 * MINUTE)),
                List.of(row),
                List.of(text));
    }

    private KeyPage page(Answer answer) {
        return new KeyPage(
                new Layout("v"),
                seen.sightings,
                OutcomeColours.of(SeenDecisions.config(), seen.sightings::outcomes),
                Optional.of(new KeyQuestions() {
                    @Override
                    public KeyAnswered about(String key, Optional<Duration> back) throws IOException {
                        asked.add(key + back.map(length -> " " + length).orElse(""));
                        return answer.get();
                    }

                    @Override
                    public List<String> keysOf(EventAsked event) {
                        asked.add(event.type() + " " + event.id());
                        return List.of("cardId=card-9&merchantId=m-7", "cardId=" + event.id());
                    }
                }));
    }

    private interface Answer {
        KeyAnswered get() throws IOException;
    }

    private static KeyPage.Asked key(String key) {
        return new KeyPage.Asked(key, "");
    }

    @Test
    void thePageComesBeforeItsAnswer() {
        String html = page(() -> every("x")).html(new KeyPage.Asked("cardId=card-9", "1h"), "token");

        assertThat(html)
                .contains("hx-get=\"/known/cardId%3Dcard-9?back=1h\"", "hx-trigger=\"load\"", "Key cardId=card-9");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsKnownIsThereWithWhatIsAheadOnOneTimeLine() {
        String html = page(() -> every("word"))
                .known(new KeyPage.Asked("cardId=card-9", "1h"))
                .render();

        assertThat(asked).containsExactly("cardId=card-9 PT1H");
        assertThat(html)
                .contains("3 events", "on the lists", "Open matches", "waits for ", "complete at ", "1 of 3", "ahead");
        assertThat(html.indexOf(" goes out, by "))
                .isLessThan(html.indexOf(" may fire again"))
                .isLessThan(html.indexOf("late-word"));
        assertThat(html.indexOf(" may fire again")).isLessThan(html.indexOf(" is complete<"));
    }

    @Test
    void nothingThatIsKnownIsHtmlAndCardNumbersAreMasked() {
        KeyPage page = page(() -> every(SCRIPT));
        String id = seen.hostile(SCRIPT);
        for (String html : List.of(
                page.html(key(SCRIPT), SCRIPT),
                page.html(key(SCRIPT), SCRIPT, page.known(key(SCRIPT))),
                page.ofDecision(id, page.keysOf(id)))) {
            assertThat(html).contains("&lt;script&gt;").doesNotContain("<script>", "alert('x')</script>");
        }
        String card = "5500005555555559";
        KeyPage ofCard = page(() -> every(card));
        assertThat(ofCard.html(key("cardId=" + card), "t", ofCard.known(key("cardId=" + card))))
                .contains("••••5559")
                .doesNotContain(">" + card, "=" + card, "value=\"cardId=" + card);
        assertThat(key("cardId=" + card).mayBeInAddress()).isFalse();
    }

    @Test
    void theKeysOfADecisionAreLinksButForACardNumber() {
        String id = seen.fired("BLOCK", "card-testing", 30);
        assertThat(page(() -> every("x")).keysOf(id).render())
                .contains("href=\"/key/cardId%3Dcard-9%26merchantId%3Dm-7\"");
        String number = seen.hostile("4111111111111111");
        assertThat(page(() -> every("x")).keysOf(number).render())
                .contains("<code>cardId=••••1111</code>")
                .doesNotContain("4111111111111111");
        assertThat(page(() -> every("x")).keysOf("none").render()).contains("not among those that are kept here");
    }

    @Test
    void whatTakesTooLongIsSaidWithWhatTakesLess() {
        String html = page(() -> {
                    throw new ReadTooLongException(Duration.ofSeconds(20));
                })
                .known(key("cardId=card-9"))
                .render();

        assertThat(html)
                .contains("the topics have more records than can be read in 20s", "rather than too little")
                .contains("/key/cardId%3Dcard-9?back=1h", "/key/cardId%3Dcard-9?back=1d")
                .contains("weir features show &#x27;cardId=card-9&#x27;");
    }

    @Test
    void anErrorIsSaidInPlaceOfAnAnswerAndWithoutAnswersTheCommand() {
        assertThat(page(() -> {
                            throw new IOException("this is no key");
                        })
                        .known(key("card-9"))
                        .render())
                .contains("this is no key");
        KeyPage none = new KeyPage(
                new Layout("v"),
                seen.sightings,
                OutcomeColours.of(SeenDecisions.config(), seen.sightings::outcomes),
                Optional.empty());
        assertThat(none.known(new KeyPage.Asked("cardId=card-9", "1d")).render())
                .contains("weir features show &#x27;cardId=card-9&#x27; --since 1d");
    }

    @Test
    void aPageHasABoundHoweverMuchIsKnown() {
        KeyAnswered one = every("word");
        KeyAnswered many = new KeyAnswered(
                one.key(),
                one.atMillis(),
                one.sinceMillis(),
                one.events(),
                Collections.nCopies(10_000, one.features().get(0)),
                Collections.nCopies(10_000, one.matches().get(0)),
                Collections.nCopies(10_000, "row"),
                one.resting(),
                one.waiting(),
                one.lists(),
                one.latest(),
                one.decisions(),
                one.notes());

        assertThat(page(() -> many).known(key("cardId=card-9")).render())
                .contains("and 9,800 more", "and 9,950 more", "and more")
                .hasSizeLessThan(300_000);
    }
}
