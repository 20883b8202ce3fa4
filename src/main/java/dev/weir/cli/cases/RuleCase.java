package dev.weir.cli.cases;

import dev.weir.events.EventType;
import dev.weir.io.document.SourceText;
import dev.weir.rules.document.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A case of a rule.
 *
 * @param file with the case
 * @param place in the file
 * @param rule the file of the rule
 * @param others further rules that are in force
 * @param lists by name
 * @param scores that rules see instead of what models say, by what they ask
 * @param policies that sum points, as in the job config and instead of those there
 * @param identity whom sessions are linked to, as in the job config and instead of what it says
 * @param startMillis the time of 0s
 * @param untilMillis how far event time advances after the start
 * @param expected decisions with a reason, each as far as the case specifies it
 */
public record RuleCase(
        Path file,
        SourceText.Place place,
        Path rule,
        String name,
        List<Node> others,
        Map<String, Node> lists,
        Map<String, Double> scores,
        Optional<Node> policies,
        Optional<Node> identity,
        long startMillis,
        List<Happening> events,
        OptionalLong untilMillis,
        List<Node.Fields> expected) {

    /** Makes defensive copies. */
    public RuleCase {
        others = List.copyOf(others);
        lists = Map.copyOf(lists);
        scores = Map.copyOf(scores);
        events = List.copyOf(events);
        expected = List.copyOf(expected);
    }

    /**
     * An event of the case.
     *
     * @param name of the event in the case
     * @param fields in the wire format
     * @param atMillis when it happens
     */
    public record Happening(String name, EventType type, Node.Fields fields, long atMillis, Written written) {
        /**
         * How an event is written in the file.
         *
         * @param path in the file
         * @param own names of the fields that it does not have from the defaults
         * @param late whether it says itself that it comes late
         */
        public record Written(String path, List<String> own, boolean late) {
            /** Makes a defensive copy. */
            public Written {
                own = List.copyOf(own);
            }
        }
    }

    /** Returns this case with one more rule in force. */
    RuleCase with(Node other) {
        return new RuleCase(
                file,
                place,
                rule,
                name,
                Stream.concat(others.stream(), Stream.of(other)).toList(),
                lists,
                scores,
                policies,
                identity,
                startMillis,
                events,
                untilMillis,
                expected);
    }

    @Override
    public String toString() {
        return file + ":" + place.line() + ": " + name;
    }
}
