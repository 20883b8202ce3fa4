package dev.weir.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.console.seen.DecisionRow;
import j2html.tags.DomContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small parts of pages. Whatever comes from events or rules goes through {@link #said}. */
public final class Pieces {
    /** A time as decisions and answers have it, always in UTC. */
    private static final Pattern TIME =
            Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?Z\\b");

    private Pieces() {}

    /** Returns a text that others wrote: escaped by the template, and without card numbers. */
    public static DomContent said(String text) {
        return text(CardNumbers.masked(text));
    }

    /** Returns a text that others wrote, with its times as those of the reader. */
    public static DomContent told(String text) {
        List<DomContent> parts = new ArrayList<>();
        Matcher time = TIME.matcher(text);
        int end = 0;
        while (time.find()) {
            OptionalLong at = millis(time.group());
            if (at.isPresent()) {
                parts.add(said(text.substring(end, time.start())));
                parts.add(day(at.getAsLong()));
                end = time.end();
            }
        }
        parts.add(said(text.substring(end)));
        return each(parts, one -> one);
    }

    private static OptionalLong millis(String time) {
        try {
            return OptionalLong.of(Instant.parse(time).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty(); // such as the 99th of a month: then it stays as it was written
        }
    }

    /** Returns words as a sentence. */
    public static String sentence(String words) {
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    /** Returns a dash for what is not known, which says why. */
    public static DomContent absent(String why) {
        return span("–").withClass("soft").withTitle(CardNumbers.masked(why));
    }

    /** Returns an outcome with its colour. */
    public static DomContent outcome(OutcomeColours colours, String outcome) {
        return span(said(outcome.isEmpty() ? "points" : outcome)).withClasses("pill", "c-" + colours.of(outcome));
    }

    /** Returns how a rule stands. */
    public static DomContent standing(String standing) {
        return span(standing).withClasses("state", "is-" + standing);
    }

    /** Returns the time of day, which the script shows in the reader's zone. */
    public static DomContent clock(long atMillis) {
        return time(Figures.clock(atMillis))
                .attr("datetime", Figures.iso(atMillis))
                .attr("data-show", "clock");
    }

    /** Returns date and time, which the script shows in the reader's zone. */
    public static DomContent day(long atMillis) {
        return time(Figures.day(atMillis))
                .attr("datetime", Figures.iso(atMillis))
                .attr("data-show", "day");
    }

    /** Returns a link to a rule. */
    public static DomContent rule(String id) {
        return a(said(id)).withHref("/rules/" + path(id)).withClass("rule");
    }

    /** Returns a link to the decisions about a subject; none if it is a card number, which would stand in the address. */
    public static DomContent subject(String subject) {
        if (!CardNumbers.masked(subject).equals(subject)) {
            return code(said(subject));
        }
        return a(code(said(subject)))
                .withHref("/decisions?show=all&subject=" + encoded(subject))
                .withClass("quiet");
    }

    /** Returns the address of the keys of the event that a decision is about. */
    static String keysOf(DecisionRow row) {
        return "/keys-of/" + path(row.id());
    }

    /** Returns a text as the value of a parameter. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns an id as a part of a path. */
    public static String path(String id) {
        return encoded(id).replace("+", "%20").replace("%2F", "/");
    }

    /** Returns parameters without those that are the value of a feature, which is shown as that. */
    static JsonNode besides(JsonNode parameters, JsonNode features) {
        JsonNode others = parameters.deepCopy();
        if (others instanceof ObjectNode fields) {
            parameters.properties().stream()
                    .filter(one -> one.getValue().equals(features.get(one.getKey())))
                    .forEach(one -> fields.remove(one.getKey()));
        }
        return others;
    }
}
