package dev.weir.engine.deploy;

import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.Node;
import dev.weir.rules.lint.RuleTags;
import dev.weir.rules.rule.Budget;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.schema.CapReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Caps on rules with a tag. A change of one gives no rule another meaning, but how often it fires. */
final class CapKind implements DocumentKind {
    /** The largest number of caps that are documents: each firing of a rule asks all that are of its tags. */
    static final int MOST_CAPS = 32;

    private final SchemaInForce schema;
    private final FiringPolicies ofConfig;
    private final OthersInForce others;

    /**
     * Creates it.
     *
     * @param ofConfig caps of the job config, which count before those of documents
     * @param others that are in force
     */
    CapKind(SchemaInForce schema, FiringPolicies ofConfig, OthersInForce others) {
        this.schema = schema;
        this.ofConfig = ofConfig;
        this.others = others;
    }

    @Override
    public String name() {
        return CapReader.KIND;
    }

    @Override
    public Effect effect(String id, Optional<Node> document, RulebookMemory memory) {
        if (document.isEmpty()) {
            return new Effect(List.of(), List.of());
        }
        RuleCompiler compiler = schema.validator(memory).compiler();
        CapReader.Read read = new CapReader(compiler.limits()).read(document.get());
        List<RuleError> errors = new ArrayList<>(read.errors());
        if (others.caps(id, memory).size() >= MOST_CAPS) {
            errors.add(RuleError.at(
                    "", "there are " + MOST_CAPS + " caps as documents, and no more are allowed: remove one first"));
        }
        if (ofConfig.caps().stream().anyMatch(cap -> cap.name().equals(read.name()))) {
            errors.add(RuleError.at(
                    "id",
                    "the job config declares the cap '" + read.name()
                            + "', which counts: give this one another name, or take it out of the config first"));
        }
        read.budget().ifPresent(budget -> {
            if (compiler.schema().stream(DecisionStream.TYPE).isEmpty()) {
                errors.add(RuleError.at("subjects", "a budget counts decisions, and " + DecisionStream.NOT_READ));
            }
            errors.addAll(unfit(budget, memory));
        });
        return new Effect(
                errors,
                new TreeSet<>(read.tags())
                        .stream()
                                .filter(tag -> !others.hasTag(tag, memory))
                                .map(tag -> RuleError.at("tags", "no rule in force has the tag '" + tag + "' yet"))
                                .toList());
    }

    /** Returns an error for each rule in force that cannot ask what was spent. */
    private List<RuleError> unfit(Budget budget, RulebookMemory memory) {
        List<RuleError> errors = new ArrayList<>();
        RuleValidator inForce = schema.validator(memory).ofWhatIsInForce();
        memory.inForce().forEach((id, held) -> {
            boolean mayBe = budget.tags().stream().anyMatch(tag -> TableChecks.mayName(tag, held.document()));
            if (mayBe
                    && !Collections.disjoint(RuleTags.of(inForce.read(held)), budget.tags())
                    && inForce.validate(held) instanceof Compiled.Accepted accepted) {
                String why = Budget.unfit(accepted.rule());
                if (!why.isEmpty()) {
                    errors.add(RuleError.at(
                            "tags",
                            "rule '" + id + "': " + why + ", and what was spent is asked with the event that triggers a"
                                    + " rule; give the budget another tag"));
                }
            }
        });
        return errors;
    }
}
