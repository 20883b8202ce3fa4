package dev.weir.patterns;

import dev.weir.events.Attributes;
import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.patterns.match.Occurrence;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** An event of the tests: of one of two types, with a letter and a number for conditions to look at. */
public record Sample(int n, EventType type, int letter, int value, long timestampMillis) implements Serializable {

    /** Its epoch is its number. */
    public Occurrence occurrence() {
        return new Occurrence(type.equals(EventType.CLICK) ? click() : transaction(), n, List.of(), Optional.empty());
    }

    private Click click() {
        return new Click(
                "" + n, timestampMillis, "k" + letter, "c", "", "", "", "", 1, Double.NaN, "", "", Attributes.NONE);
    }

    private Transaction transaction() {
        double none = Double.NaN;
        return new Transaction(
                "" + n,
                timestampMillis,
                1,
                "EUR",
                "c",
                "",
                "",
                "",
                "",
                "",
                "",
                none,
                none,
                "",
                "",
                List.of(),
                Attributes.NONE);
    }

    public static int numberOf(Event event) {
        return Integer.parseInt(event.id());
    }
}
