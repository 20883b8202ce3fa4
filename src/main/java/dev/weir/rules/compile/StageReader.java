package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.ReservedNames;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads stages except their conditions. Immutable and safe for use by several threads. */
final class StageReader {
    /** Advice for when a list of stages is missing. */
    static final String STAGES_HINT =
            "write a list of stages, such as stages: [{name: probe, on: transaction, where: transaction.amount < 1}]";

    static final Map<String, String> NOT_ON_GROUPS = notOnGroups();
    static final Map<String, Next> NEXT = next();
    private static final String NAME_HINT = "write a name to call its events by, such as name: probe";
    private static final String BY_OF_STAGE =
            "a stage has no 'by' of its own; write the keys of the stages in the 'by' of the rule: by: {account: {paidIn:"
                    + " 'transaction.attributes.creditor', paidOut: 'transaction.attributes.debtor'}}";
    private static final int LONGEST_NAME = 64;
    private static final int DEEPEST = 5;

    private final long longestMillis;
    private final RepetitionReader repetitions;
    private final EventTypes types;
    private final String onHint;

    StageReader(EventTypes types, RuleLimits limits) {
        this.types = types;
        this.onHint = "write what the stage is about, such as on: transaction or on: [click, transaction]; known are "
                + Spelling.listed(types.names());
        this.longestMillis = limits.maxWindowMillis();
        this.repetitions = new RepetitionReader(limits.maxWindowMillis());
    }

    /** Returns the stages of a pattern or a group; errors are noted. */
    List<StageDraft> readAll(Section around, int depth) {
        if (depth > DEEPEST) {
            around.wrong(
                    "stages", "groups nest more than " + DEEPEST + " deep; write their stages one after the other");
            return List.of();
        }
        return around.elements("stages", STAGES_HINT).stream()
                .flatMap(stage -> read(stage, depth).stream())
                .toList();
    }

    private Optional<StageDraft> read(Section stage, int depth) {
        if (stage.has("by")) {
            stage.wrong("by", BY_OF_STAGE);
            List<String> known = new ArrayList<>(stage.names());
            known.add("by");
            stage.refuseOthersThan(known);
        } else {
            stage.refuseOthers();
        }
        return stage.has("stages") ? group(stage, depth) : single(stage);
    }

    private Optional<StageDraft> group(Section stage, int depth) {
        NOT_ON_GROUPS.forEach((key, reason) -> {
            if (stage.has(key)) {
                stage.wrong(key, "a group takes no '" + key + "': " + reason);
            }
        });
        List<StageDraft> stages = readAll(stage, depth + 1);
        if (stages.isEmpty()) {
            return Optional.empty();
        }
        Stage.Group group = new Stage.Group(
                stage.choice("next", NEXT).orElse(Next.RELAXED),
                repetitions.read(stage),
                stages.stream().map(StageDraft::stage).toList());
        return Optional.of(new StageDraft(stage, group, stages));
    }

    private Optional<StageDraft> single(Section stage) {
        boolean negated = stage.flag("not");
        Next next = stage.choice("next", NEXT).orElse(Next.RELAXED);
        Stage.Repetition repetition = negated ? Stage.Repetition.ONCE : repetitions.read(stage);
        if (negated) {
            RepetitionReader.requireNone(stage);
        }
        long withinMillis = stage.duration("within", 1, longestMillis).orElse(0);
        String name = name(stage);
        if (!negated && !name.isEmpty() && !ReservedNames.isIdentifier(name)) {
            stage.diagnostics().warn(stage.pathOf("name"), PatternHints.unwritable(name));
        }
        Stage.Single single =
                new Stage.Single(name, next, repetition, on(stage), Map.of(), Optional.empty(), negated, withinMillis);
        return Optional.of(new StageDraft(stage, single, List.of()));
    }

    private String name(Section stage) {
        if (!stage.has("name")) {
            stage.missing("name", NAME_HINT);
        }
        String name = stage.text("name", NAME_HINT).orElse("");
        String problem = problem(name);
        if (!problem.isEmpty()) {
            stage.wrong("name", "'" + printable(name) + "' is no name of a stage: " + problem);
            return "";
        }
        return name;
    }

    private String problem(String name) {
        if (name.indexOf(':') >= 0 || name.startsWith("$end")) {
            return "Flink keeps ':' and names that begin with '$end' for itself; use another";
        }
        if (name.length() > LONGEST_NAME) {
            return "it has " + name.length() + " characters, and may have " + LONGEST_NAME;
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "it has characters that cannot be printed; use letters, digits and '_'";
        }
        return types.isTaken(name) ? "it means something else in expressions; use another" : "";
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private Set<EventType> on(Section stage) {
        Set<EventType> on = new TreeSet<>();
        if (!stage.has("on")) {
            stage.missing("on", onHint);
            return on;
        }
        List<String> written = stage.texts("on", onHint);
        if (written.isEmpty()
                && stage.node("on").orElse(null) instanceof Node.Elements list
                && list.values().isEmpty()) {
            stage.wrong("on", "'on' is an empty list; " + onHint);
        }
        for (String name : written) {
            types.named(name)
                    .ifPresentOrElse(
                            on::add,
                            () -> stage.wrong(
                                    "on", "'" + name + "' is no event type" + Spelling.advice(name, types.names())));
        }
        return written.size() > on.size() && !written.stream().allMatch(types.names()::contains) ? Set.of() : on;
    }

    private static Map<String, Next> next() {
        Map<String, Next> next = new LinkedHashMap<>();
        next.put("relaxed", Next.RELAXED);
        next.put("strict", Next.STRICT);
        next.put("any", Next.ANY);
        return next;
    }

    private static Map<String, String> notOnGroups() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("name", "its stages have names; leave it out");
        reasons.put("on", "its stages say what they are on; leave it out");
        reasons.put("where", "its stages have conditions; put it into one of them");
        reasons.put("not", "only a single stage can be what must not happen");
        reasons.put("within", "Flink times only single stages; put it into one of them, or use the pattern's own");
        reasons.put("timesWithin", "Flink times only single stages; use the pattern's own 'within'");
        reasons.put("greedy", "Flink has it for single stages only; leave it out");
        return reasons;
    }
}
