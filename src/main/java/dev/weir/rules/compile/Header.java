package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.Schema;
import dev.weir.events.label.FraudLabel;
import dev.weir.rules.compile.window.DateReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.RuleIds;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.rule.DateTrigger;
import dev.weir.rules.rule.Guard;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.text.Spelling;
import java.util.Optional;

/**
 * The part of a rule that does not depend on its expressions.
 *
 * @param on the type of the events that trigger it, or of the row with the date
 */
record Header(Rule.Identity identity, Rule.Exposure exposure, Optional<EventType> on, Optional<DateTrigger> date) {

    private static final double MAX_ROLLOUT = 100;

    /** Reads the header; errors are noted, and what cannot be read gets its default. */
    static Header read(Section rule, EventTypes types, Schema schema) {
        rule.refuseOthers();
        Rule.Identity identity = identity(rule);
        Rule.Exposure exposure = exposure(rule);
        boolean onDate = !hasPattern(rule) && rule.node("on").orElse(null) instanceof Node.Fields;
        Optional<DateTrigger> date = onDate ? DateReader.read(rule.section("on"), schema) : Optional.empty();
        Optional<EventType> on = on(rule, types, onDate).or(() -> date.map(DateTrigger::table));
        return new Header(identity, exposure, on, date);
    }

    private static Rule.Identity identity(Section rule) {
        rule.text("owner", "write a name, such as fraud");
        return new Rule.Identity(
                id(rule),
                version(rule),
                rule.text("description", "write a text").orElse(""),
                rule.texts("tags", "write names, such as tags: [fraud]"));
    }

    private static Rule.Exposure exposure(Section rule) {
        Mode mode = rule.choice("mode", Mode.NAMES).orElse(Mode.LIVE);
        double rollout = rule.number("rollout").orElse(MAX_ROLLOUT);
        Section active = rule.section("active");
        active.refuseOthers();
        long from = active.instant("from").orElse(Long.MIN_VALUE);
        long until = active.instant("until").orElse(Long.MAX_VALUE);
        if (from >= until) {
            active.wrong("until", "'until' is not after 'from', so that the rule would never take part");
        }
        int priority = (int) rule.whole("priority").orElse(0);
        return new Rule.Exposure(mode, rollout, from, until, priority, Guard.read(rule));
    }

    /** Returns whether a document has a pattern; it then takes no {@code on} and needs no {@code when}. */
    static boolean hasPattern(Section rule) {
        return rule.has("pattern");
    }

    private static String id(Section rule) {
        String hint = RuleIds.HINT + "id: card-testing";
        if (!rule.has("id")) {
            rule.missing("id", hint);
        }
        String id = rule.text("id", hint).orElse("");
        if (!id.isEmpty() && !RuleIds.isId(id)) {
            rule.wrong("id", "'" + id + "' is no id; " + hint);
        }
        return id;
    }

    private static long version(Section rule) {
        if (!rule.has("version")) {
            rule.missing("version", "write a whole number that grows with every change, such as version: 1");
        }
        return rule.whole("version").orElse(0);
    }

    private static Optional<EventType> on(Section rule, EventTypes types, boolean onDate) {
        if (hasPattern(rule)) {
            if (rule.has("on")) {
                rule.wrong(
                        "on",
                        "a rule is 'on' an event or has a 'pattern', whose stages say what they are on; leave one out");
            }
            return Optional.empty();
        }
        if (rule.has("by")) {
            rule.wrong(
                    "by",
                    "'by' says what a pattern is kept per, and this rule has no pattern; leave it out, or put it into"
                            + " the features");
        }
        if (!rule.has("on")) {
            rule.missing(
                    "on",
                    "write what triggers the rule, one of "
                            + Spelling.listed(types.triggering().keySet())
                            + ", or write a 'pattern'");
        }
        if (onDate) {
            return Optional.empty();
        }
        Optional<EventType> never = rule.node("on")
                .flatMap(node -> node instanceof Node.Text text ? types.named(text.value()) : Optional.empty())
                .filter(type -> !types.triggers(type));
        never.ifPresent(
                type -> rule.wrong("on", types.isOfLabels(type) ? FraudLabel.NO_TRIGGER : DecisionStream.NO_TRIGGER));
        return never.isPresent() ? never : rule.choice("on", types.triggering());
    }
}
