package dev.weir.console.page.key;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import dev.weir.console.access.CsrfTokens;
import dev.weir.console.page.CardNumbers;
import dev.weir.console.page.Layout;
import dev.weir.console.page.OutcomeColours;
import dev.weir.console.page.Pieces;
import dev.weir.console.question.EventAsked;
import dev.weir.console.question.KeyQuestions;
import dev.weir.console.seen.DecisionRow;
import dev.weir.console.seen.SeenSoFar;
import dev.weir.io.kafka.ReadTooLongException;
import dev.weir.text.Durations;
import j2html.tags.DomContent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a key, such as {@code cardId=card-9}. Topics are read for it, so the page comes first and asks for its
 * answer, which is bounded in time. A key that is a card number stands in no address and in no page.
 */
public final class KeyPage {
    private static final String PAGE = "Key";
    private static final List<Map.Entry<String, String>> BACK = List.of(
            Map.entry("", "as far as rules look"),
            Map.entry("1h", "1 hour"),
            Map.entry("1d", "1 day"),
            Map.entry("7d", "7 days"));

    private final Layout layout;
    private final SeenSoFar seen;
    private final KnownParts parts;
    private final Optional<KeyQuestions> questions;

    /**
     * What somebody asks.
     *
     * @param key {@code ""} if nothing yet
     * @param back how far back, of those that the page offers; {@code ""} as far as rules look
     */
    public record Asked(String key, String back) {
        /** Takes what the page does not offer for what it begins with. */
        public Asked {
            String given = back;
            back = BACK.stream().anyMatch(one -> one.getKey().equals(given)) ? given : "";
        }

        /** Returns whether it may stand in an address: a card number may not. */
        public boolean mayBeInAddress() {
            return CardNumbers.masked(key).equals(key);
        }

        /** Returns its address. */
        public String address() {
            return "/key/" + parameters();
        }

        private String parameters() {
            return Pieces.path(key) + (back.isEmpty() ? "" : "?back=" + back);
        }

        private Asked over(String other) {
            return new Asked(key, other);
        }

        private Optional<Duration> length() {
            OptionalLong millis = Durations.millis(back);
            return millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsLong())) : Optional.empty();
        }
    }

    /** Creates the page; without questions it names the command that answers them. */
    public KeyPage(Layout layout, SeenSoFar seen, OutcomeColours colours, Optional<KeyQuestions> questions) {
        this.layout = layout;
        this.seen = seen;
        this.parts = new KnownParts(colours);
        this.questions = questions;
    }

    /** Returns the page, which asks for its answer by itself. */
    public String html(Asked asked, String token) {
        return page(asked, token, asked.key().isEmpty() ? nothing() : loading(asked));
    }

    /** Returns the page with an answer in it. */
    public String html(Asked asked, String token, DomContent answer) {
        return page(asked, token, answer);
    }

    private String page(Asked asked, String token, DomContent known) {
        return layout.page(
                PAGE,
                asked.key().isEmpty() ? PAGE : PAGE + " " + asked.key(),
                span(),
                seen.reading(),
                controls(asked, token),
                known);
    }

    private static DomContent controls(Asked asked, String token) {
        return form(
                        label(
                                span("Key"),
                                input().withName("key")
                                        .withValue(asked.mayBeInAddress() ? asked.key() : "")
                                        .withType("search")
                                        .withPlaceholder("cardId=card-9")
                                        .attr("autocomplete", "off")
                                        .attr("data-key", "/")
                                        .attr("required", "")),
                        label(
                                span("Events of"),
                                select(each(
                                                BACK,
                                                one -> option(one.getValue())
                                                        .withValue(one.getKey())
                                                        .withCondSelected(
                                                                one.getKey().equals(asked.back()))))
                                        .withName("back")),
                        input().withType("hidden").withName(CsrfTokens.FIELD).withValue(token),
                        button("Look").withClass("button"))
                .withClass("controls")
                .withMethod("post")
                .withAction("/key")
                .attr("role", "search");
    }

    private static DomContent nothing() {
        return div(
                        p(
                                "What is known of a card, a customer, a device, or whatever else rules keep features by: their"
                                        + " values, open matches of patterns, what rests and waits, lists, and what was decided."),
                        p(
                                span("Write fields with their values, such as "),
                                code("cardId=card-9"),
                                span(" or "),
                                code("cardId=card-9&merchantId=m-7"),
                                span(".")))
                .withClass("card empty");
    }

    private static DomContent loading(Asked asked) {
        String address = "/known/" + asked.parameters();
        return section(
                        p("Reading the events of the key from the topics …").attr("role", "status"),
                        p(a("Show it without scripts").withHref(address)).withClass("more"))
                .withId("known")
                .withClass("card empty")
                .attr("data-loading", "")
                .attr("hx-get", address)
                .attr("hx-trigger", "load")
                .attr("hx-swap", "outerHTML");
    }

    /** Returns what is known, or why it is not; reads topics. */
    public DomContent known(Asked asked) {
        return div(answer(asked)).withId("known").withClass("known").attr("aria-live", "polite");
    }

    private DomContent answer(Asked asked) {
        if (questions.isEmpty()) {
            return inTerminal(asked);
        }
        try {
            return parts.of(questions.get().about(asked.key(), asked.length()));
        } catch (ReadTooLongException e) {
            return tooLong(asked, e);
        } catch (IOException e) {
            return div(p(Pieces.said(String.valueOf(e.getMessage()))).withClass("error"))
                    .withClass("card");
        }
    }

    private static DomContent tooLong(Asked asked, ReadTooLongException bound) {
        return div(
                        p(Pieces.said("Not all could be read: " + bound.getMessage()
                                        + ", as far back as asked. So nothing is shown rather than too little."))
                                .withClass("error"),
                        p(
                                span("Look at less: "),
                                each(
                                        BACK.subList(1, BACK.size()),
                                        one -> span(
                                                asked.mayBeInAddress()
                                                        ? a(one.getValue())
                                                                .withHref(asked.over(one.getKey())
                                                                        .address())
                                                        : span(one.getValue()),
                                                span(" "))),
                                span("back. A terminal has no such bound:")),
                        p(code(Pieces.said(command(asked)))))
                .withClass("card");
    }

    private static DomContent inTerminal(Asked asked) {
        return div(p(span("A terminal answers this: "), code(Pieces.said(command(asked)))))
                .withClass("card");
    }

    private static String command(Asked asked) {
        return "weir features show '" + asked.key().replace("'", "'\\''") + "'"
                + (asked.back().isEmpty() ? "" : " --since " + asked.back());
    }

    /** Returns what is said if as many questions are answered as may be. */
    public DomContent full() {
        return div(p("Others are asking, and each question reads the topics: load this page again in a moment."))
                .withId("known")
                .withClass("card");
    }

    /** Returns the page with the keys of the event that a decision is about. */
    public String ofDecision(String id, DomContent keys) {
        return layout.page(
                PAGE,
                "Keys of a decision",
                span(),
                seen.reading(),
                p(span("Of the event of "), a(code(Pieces.said(id))).withHref("/decisions/" + Pieces.path(id)))
                        .withClass("lead"),
                div(keys).withClass("card"));
    }

    /** Returns links to the keys of the event that a decision is about; reads topics. */
    public DomContent keysOf(String id) {
        Optional<DecisionRow> row =
                seen.latest(one -> one.id().equals(id), 1).stream().findFirst();
        if (row.isEmpty()) {
            return p("This decision is not among those that are kept here.");
        }
        if (questions.isEmpty()) {
            return p("This console cannot read events.");
        }
        DecisionRow of = row.get();
        try {
            List<String> keys =
                    questions.get().keysOf(new EventAsked(of.triggerType(), of.triggerId(), of.decidedAtMillis()));
            return keys.isEmpty() ? p("The topics do not have its event any more.") : links(keys);
        } catch (IOException e) {
            return p(Pieces.said(String.valueOf(e.getMessage()))).withClass("error");
        }
    }

    private static DomContent links(List<String> keys) {
        return ul(each(keys, key -> li(link(key)))).withClass("keys");
    }

    private static DomContent link(String key) {
        Asked asked = new Asked(key, "");
        return asked.mayBeInAddress() ? a(code(Pieces.said(key))).withHref(asked.address()) : code(Pieces.said(key));
    }
}
