package dev.weir.engine.deploy;

import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.schema.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Policies that sum points. A change of one gives no rule another meaning, but what their points come to. */
final class PolicyKind implements DocumentKind {
    /** The largest number of policies that are documents: a decision about several subjects brings all of them along. */
    static final int MOST_POLICIES = 32;

    private final SchemaInForce schema;
    private final Channels channels;
    private final RuleValidator inForce;

    /**
     * Creates it.
     *
     * @param channels of the job config, with its policies
     * @param inForce validates rules in force
     */
    PolicyKind(SchemaInForce schema, Channels channels, RuleValidator inForce) {
        this.schema = schema;
        this.channels = channels;
        this.inForce = inForce;
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
        List<PointPolicy> others = others(id, memory);
        if (others.size() >= MOST_POLICIES) {
            return new Effect(
                    List.of(RuleError.at(
                            "",
                            "there are " + MOST_POLICIES + " policies as documents, and no more are allowed: remove one"
                                    + " first")),
                    List.of());
        }
        PolicyReader reader = new PolicyReader(channels, schema.in(memory).outcomes());
        PolicyReader.Read read = reader.read(document.get(), others);
        return read.errors().isEmpty()
                ? new Effect(List.of(), unknownTags(read.policy(), memory))
                : new Effect(read.errors(), List.of());
    }

    /** Returns what would be wrong with policies in force if these were the outcomes that job/schema adds. */
    List<RuleError> brokenWith(List<String> added, RulebookMemory memory) {
        List<RuleError> errors = new ArrayList<>();
        PolicyReader now = new PolicyReader(channels, schema.in(memory).outcomes());
        PolicyReader then = new PolicyReader(channels, added);
        memory.documents().forEach((id, held) -> {
            if (DocumentIds.kindOf(id).equals(PolicyReader.KIND)) {
                Node document = read(inForce.reader(), held);
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

    private List<PointPolicy> others(String id, RulebookMemory memory) {
        List<PointPolicy> others = new ArrayList<>();
        memory.documents().forEach((other, held) -> {
            if (DocumentIds.kindOf(other).equals(PolicyReader.KIND) && !other.equals(id)) {
                others.add(PolicyReader.inForce(read(inForce.reader(), held)));
            }
        });
        return others;
    }

    private List<RuleError> unknownTags(PointPolicy policy, RulebookMemory memory) {
        TreeSet<String> unknown = new TreeSet<>(policy.tags());
        for (Map.Entry<String, RulebookMemory.Held> rule : memory.inForce().entrySet()) {
            if (unknown.isEmpty()) {
                return List.of();
            }
            unknown.removeIf(tag -> TableChecks.mayName(tag, rule.getValue().document())
                    && tags(inForce.read(rule.getValue())).contains(tag));
        }
        return unknown.stream()
                .map(tag -> RuleError.at("tags", "no rule in force has the tag '" + tag + "' yet"))
                .toList();
    }

    private static List<String> tags(Node rule) {
        Node tags = rule instanceof Node.Fields fields ? fields.values().get("tags") : null;
        List<Node> all = tags instanceof Node.Elements list ? list.values() : tags == null ? List.of() : List.of(tags);
        return all.stream()
                .filter(Node.Text.class::isInstance)
                .map(text -> ((Node.Text) text).value())
                .toList();
    }

    private static Node read(DocumentReader reader, RulebookMemory.HeldDocument held) {
        try {
            return reader.read(held.document().getBytes(StandardCharsets.UTF_8));
        } catch (DocumentException e) {
            throw new IllegalStateException("a policy that is in force cannot be read any more", e);
        }
    }
}
