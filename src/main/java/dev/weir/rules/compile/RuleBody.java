package dev.weir.rules.compile;

import dev.weir.events.Value;
import dev.weir.rules.compile.pacing.QuietHours;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.Checked;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.Results;
import dev.weir.rules.expression.environment.EarlierDecisions;
import dev.weir.rules.expression.environment.ModelScores;
import dev.weir.rules.rule.Rank;
import dev.weir.rules.rule.Rule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The part of a rule that is evaluated: {@code when}, {@code subject} and {@code then}.
 *
 * @param rank what the rule counts for beside others
 * @param subjectLooksBack whether {@code subject} names a stage
 */
record RuleBody(
        Expression when,
        Set<String> whenFeatures,
        Optional<Expression> subject,
        ThenReader.Then then,
        Rank rank,
        boolean usesStock,
        boolean subjectLooksBack) {
    private static final Expression ALWAYS = ThenReader.constant(new Value.Bool(true));
    private static final String WHEN_HINT = "write a condition, such as when: transaction.amount > 500";
    private static final String SUBJECT_HINT = "write an expression, such as subject: transaction.cardId";

    /** Reads the body; errors are noted. */
    static RuleBody read(Section rule, TriggerExpressions expressions, ThenReader.About about) {
        if (!rule.has("when") && !Header.hasPattern(rule)) {
            rule.missing("when", WHEN_HINT);
        }
        if (!rule.has("then")) {
            rule.missing("then", "write what the rule decides, such as then: {outcome: REVIEW}");
        }
        Optional<Checked> when = expressions
                .checkAt(rule, "when", WHEN_HINT)
                .filter(checked -> Results.requireBool(checked, rule.pathOf("when"), expressions.diagnostics()));
        boolean asksOthers = !rule.diagnostics().lookbacks().alongside().isEmpty();
        Optional<Checked> subject = expressions
                .checkAt(rule, "subject", SUBJECT_HINT)
                .filter(checked -> Results.requireString(checked, rule.pathOf("subject"), expressions.diagnostics()));
        if (subject.filter(checked -> checked.names().contains(EarlierDecisions.SUBJECT))
                .isPresent()) {
            rule.wrong("subject", EarlierDecisions.NOT_HERE);
        }
        if (subject.filter(checked -> checked.names().contains(ModelScores.MODELS))
                .isPresent()) {
            rule.wrong("subject", ModelScores.NOT_HERE);
        }
        subject.filter(checked -> !expressions.looksBack(checked))
                .ifPresent(checked -> requireNoAnswers(rule, expressions, checked));
        Optional<ThenReader.Then> then = rule.has("then")
                ? Optional.of(ThenReader.read(rule.section("then"), expressions, about))
                : Optional.empty();
        if (then.filter(read -> read.later().recheck()).isPresent()) {
            when.ifPresent(checked -> requireNoAnswersLater(rule.section("then"), expressions, checked));
            if (asksOthers) {
                refuseOthersLater(rule.section("then"));
            }
            when.filter(checked -> checked.names().contains(ModelScores.MODELS))
                    .ifPresent(asks -> refuseModelsLater(rule.section("then")));
        }
        if (about.dropsAtNight(then.orElse(ThenReader.Then.NONE))) {
            when.flatMap(checked -> QuietHours.warning(checked.parsed().getExpr()))
                    .ifPresent(why -> rule.diagnostics().warn(rule.pathOf("when"), why));
        }
        refuseModels(rule);
        boolean isFinal = rule.flag("final");
        if (then.filter(ThenReader.Then::decidesNothing).isPresent()) {
            refuseOfNoOutcome(rule, isFinal);
        }
        return new RuleBody(
                when.map(expressions::planned).orElse(ALWAYS),
                when.map(expressions::features).map(expressions::withZones).orElse(Set.of()),
                subject.map(expressions::planned),
                then.orElse(ThenReader.Then.NONE),
                new Rank(
                        isFinal,
                        then.map(ThenReader.Then::group).orElse(""),
                        then.flatMap(ThenReader.Then::value),
                        then.flatMap(ThenReader.Then::weight)),
                when.filter(expressions::usesStock).isPresent()
                        || subject.filter(expressions::usesStock).isPresent()
                        || then.filter(ThenReader.Then::usesStock).isPresent(),
                subject.filter(expressions::looksBack).isPresent());
    }

    /** Refuses what only a rule with an outcome can have. */
    private static void refuseOfNoOutcome(Section rule, boolean isFinal) {
        String remedy = " out, or write an outcome under 'then'";
        if (isFinal) {
            rule.wrong(
                    "final",
                    "a rule that is final decides its channel alone, and this one has no outcome; leave 'final'"
                            + remedy);
        }
        if (rule.has("guard")) {
            rule.wrong(
                    "guard",
                    "a guard counts what the rule itself blocks, and this one has no outcome; leave 'guard'" + remedy);
        }
    }

    /**
     * Refuses columns of tables in a subject, and warns of features: an event is sent to its subject before any key has
     * answered.
     */
    private static void requireNoAnswers(Section rule, TriggerExpressions expressions, Checked subject) {
        String answered = String.join("', '", expressions.features(subject));
        if (answered.isEmpty()) {
            return;
        }
        String why = "'subject' is known before '" + answered + "' is, so that the rule would never fire; write an"
                + " expression of the event alone";
        if (expressions.usesColumns(subject)) {
            rule.wrong("subject", why);
        } else {
            rule.diagnostics().warn(rule.pathOf("subject"), why);
        }
    }

    /** Refuses features and stock in a condition that is asked again when no key answers. */
    private static void requireNoAnswersLater(Section then, TriggerExpressions expressions, Checked when) {
        Set<String> answered = expressions.features(when);
        if (!answered.isEmpty() || expressions.usesStock(when)) {
            String what = answered.isEmpty() ? "stock" : String.join("', '", answered);
            then.wrong(
                    "recheck",
                    "when the action is due no key is asked, so '" + what + "' is not known then; leave 'recheck' out,"
                            + " or write a pattern that ends with {not: true, on: ..., within: 2h}, which asks 'when' at"
                            + " its end");
        }
    }

    private static void refuseOthersLater(Section then) {
        then.wrong(
                "recheck",
                "when the action is due no other rule is asked, so 'fired' with an id alone is not known then; leave"
                        + " 'recheck' out, or ask for earlier decisions, such as fired(\"card-testing\", \"1h\")");
    }

    /**
     * Refuses models in a rule that something else than one event triggers, and too many of them: their inputs are known when
     * an event that triggers a rule is decided.
     */
    private static void refuseModels(Section rule) {
        Map<String, String> asked = new TreeMap<>(rule.diagnostics().lookbacks().models());
        String why = unfitForModels(rule);
        if (!asked.isEmpty() && !why.isEmpty()) {
            rule.diagnostics()
                    .add(
                            asked.values().iterator().next(),
                            "'score' asks a model about one event with the answers of its keys, and " + why
                                    + "; write a rule on that event, as on: transaction, which asks the model, and ask"
                                    + " for it with fired(\"the-rule\", \"1h\")");
        } else if (asked.size() > ModelScores.MOST_ASKED) {
            rule.diagnostics()
                    .add(
                            asked.values().iterator().next(),
                            "the rule asks " + asked.size() + " models; at most " + ModelScores.MOST_ASKED
                                    + " are allowed: leave out what it does not need, or make two rules of it");
        }
    }

    private static String unfitForModels(Section rule) {
        if (Header.hasPattern(rule)) {
            return "this rule waits for a pattern of several";
        }
        return rule.node("on").orElse(null) instanceof Node.Fields ? "this rule acts on a date, without an event" : "";
    }

    /** Refuses models in a condition that is asked again when no key answers. */
    private static void refuseModelsLater(Section then) {
        then.wrong(
                "recheck",
                "when the action is due no key is asked, so what a model says is not known then; leave 'recheck' out,"
                        + " or put the score into 'params' or 'value', which keep what it was");
    }

    /** Returns what the rule decides. */
    Rule.Action action() {
        return new Rule.Action(
                subject, then.outcome(), then.score(), then.params(), then.pacing(), then.later(), rank, then.list());
    }
}
