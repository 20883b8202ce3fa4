package dev.weir.engine.deploy;

import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.schema.JobSchema;
import dev.weir.rules.schema.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Policies that sum points. A change of one gives no rule another meaning, but what their points come to. */
final class PolicyKind implements DocumentKind {
    /** The largest number of policies that are documents: a decision about several subjects brings all of them along. */
    static final int MOST_POLICIES = 32;

    private final SchemaInForce schema;
    private final Channels channels;
    private final OthersInForce others;

    /**
     * Creates it.
     *
     * @param channels of the job config, with its policies
     * @param others that are in force
     */
    PolicyKind(SchemaInForce schema, Channels channels, OthersInForce others) {
        this.schema = schema;
        this.channels = channels;
        this.others = others;
    }

    @Override
    public String name() {
        return PolicyReader.KIND;
    }

    @Override
    public Effect effect(String id, Optional<Node> document, RulebookMemory memory) {
        if (document.isEmpty()) {
            return new Effect(List.of(), List.of());
        }
        List<PointPolicy> policies = others.policies(id, memory);
        if (policies.size() >= MOST_POLICIES) {
            return new Effect(
                    List.of(RuleError.at(
                            "",
                            "there are " + MOST_POLICIES + " policies as documents, and no more are allowed: remove one"
                                    + " first")),
                    List.of());
        }
        PolicyReader reader = new PolicyReader(channels, schema.in(memory));
        PolicyReader.Read read = reader.read(document.get(), policies);
        return read.errors().isEmpty()
                ? new Effect(List.of(), unknownTags(read.policy(), memory))
                : new Effect(read.errors(), List.of());
    }

    /** Returns what would be wrong with policies in force if this were what job/schema adds. */
    List<RuleError> brokenWith(JobSchema added, RulebookMemory memory) {
        List<RuleError> errors = new ArrayList<>();
        PolicyReader now = new PolicyReader(channels, schema.in(memory));
        PolicyReader then = new PolicyReader(channels, added);
        memory.documents().forEach((id, held) -> {
            if (DocumentIds.kindOf(id).equals(PolicyReader.KIND)) {
                Node document = others.read(held);
                if (now.read(document, List.of()).errors().isEmpty()) {
                    then.read(document, List.of())
                            .errors()
                            .forEach(error -> errors.add(RuleError.at(
                                    "",
                                    "'" + id + "', " + error.path() + ": " + error.message() + "; change it first")));
                }
            }
        });
        return errors;
    }

    private List<RuleError> unknownTags(PointPolicy policy, RulebookMemory memory) {
        return new TreeSet<>(policy.tags())
                .stream()
                        .filter(tag -> !others.hasTag(tag, memory))
                        .map(tag -> RuleError.at("tags", "no rule in force has the tag '" + tag + "' yet"))
                        .toList();
    }
}
