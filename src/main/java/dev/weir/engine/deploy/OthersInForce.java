package dev.weir.engine.deploy;

import dev.weir.engine.model.ModelsBeside;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.lint.FiringChains;
import dev.weir.rules.lint.NeededOthers;
import dev.weir.rules.lint.RuleTags;
import dev.weir.rules.rule.Budget;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.schema.CapReader;
import dev.weir.rules.schema.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is in force of what rules need others for: rules, their tags, and policies that sum points. */
final class OthersInForce {
    /** Above so many rules in force their tags are not read to find one that was meant. */
    private static final int MOST_READ = 2_000;

    private final Channels channels;
    private final RuleValidator inForce;
    /** What was read of caps, by their documents: each rule that is pushed asks all. */
    private final Map<String, CapReader.Read> readCaps = new LinkedHashMap<>();

    /**
     * Creates it.
     *
     * @param channels of the job config, with its policies
     * @param inForce validates rules in force
     */
    OthersInForce(Channels channels, RuleValidator inForce) {
        this.channels = channels;
        this.inForce = inForce;
    }

    /** Returns the warnings about a valid rule, with those that were found in its document. */
    List<RuleError> warnings(Compiled.Accepted accepted, RulebookMemory memory) {
        List<RuleError> warnings = new ArrayList<>(accepted.warnings());
        warnings.addAll(NeededOthers.rules(accepted.rule(), memory.inForce().keySet()));
        warnings.addAll(NeededOthers.names(accepted, new InForce(memory)));
        warnings.addAll(FiringChains.apart(accepted.rule(), id -> firing(id, memory)));
        warnings.addAll(ModelsBeside.warnings(accepted.rule(), memory.models(), inForce.reader()));
        if (accepted.rule().rank().weight().isPresent()) { // for others no policy is read
            List<PointPolicy> policies = new ArrayList<>(channels.policies());
            policies.addAll(PolicyReader.counting(policies("", memory), channels));
            warnings.addAll(NeededOthers.policies(accepted.rule(), policies));
        }
        return warnings;
    }

    /**
     * Returns what is wrong with what a rule asks about others in the same decision.
     *
     * @param changed rules that come into force with it, by id, before those that are in force
     */
    List<RuleError> circles(Rule rule, Map<String, Rule> changed, RulebookMemory memory) {
        return FiringChains.circles(
                rule, id -> Optional.ofNullable(changed.get(id)).or(() -> firing(id, memory)));
    }

    /** Returns what is wrong with the models that a rule asks. */
    List<RuleError> models(Rule rule, RulebookMemory memory) {
        return ModelsBeside.errors(rule, memory.models(), inForce.reader());
    }

    private Optional<Rule> firing(String id, RulebookMemory memory) {
        RulebookMemory.Held held = memory.inForce().get(id);
        return held != null && inForce.validate(held) instanceof Compiled.Accepted accepted
                ? Optional.of(accepted.rule())
                : Optional.empty();
    }

    /** Returns the policies that are documents, but for one. */
    List<PointPolicy> policies(String except, RulebookMemory memory) {
        List<PointPolicy> policies = new ArrayList<>();
        memory.documents().forEach((id, held) -> {
            if (DocumentIds.kindOf(id).equals(PolicyReader.KIND) && !id.equals(except)) {
                policies.add(PolicyReader.inForce(read(held)));
            }
        });
        return policies;
    }

    /** Returns the caps that are documents, but for one. */
    List<CapReader.Read> caps(String except, RulebookMemory memory) {
        List<CapReader.Read> caps = new ArrayList<>();
        memory.documents().forEach((id, held) -> {
            if (DocumentIds.kindOf(id).equals(CapReader.KIND) && !id.equals(except)) {
                caps.add(readCap(held));
            }
        });
        return caps;
    }

    private CapReader.Read readCap(RulebookMemory.HeldDocument held) {
        CapReader.Read known = readCaps.get(held.document());
        if (known == null) {
            known = new CapReader(inForce.compiler().limits()).read(read(held));
            if (readCaps.size() >= CapKind.MOST_CAPS) {
                readCaps.remove(readCaps.keySet().iterator().next());
            }
            readCaps.put(held.document(), known);
        }
        return known;
    }

    /** Returns a rule that asks what was spent of the budgets in force, as operators plan it. */
    Rule asking(Rule rule, RulebookMemory memory) {
        return Budget.onto(rule, budgets(memory), inForce.compiler().schema().types());
    }

    /** Returns an error for each budget in force that a rule spends and cannot ask. */
    List<RuleError> unpaid(Rule rule, RulebookMemory memory) {
        return Budget.unpaid(rule, budgets(memory));
    }

    private List<Budget> budgets(RulebookMemory memory) {
        return caps("", memory).stream().flatMap(cap -> cap.budget().stream()).toList();
    }

    /** Returns whether a rule in force has a tag. */
    boolean hasTag(String tag, RulebookMemory memory) {
        for (RulebookMemory.Held rule : memory.inForce().values()) {
            if (TableChecks.mayName(tag, rule.document())
                    && RuleTags.of(inForce.read(rule)).contains(tag)) {
                return true;
            }
        }
        return false;
    }

    /** Reads a document that is in force. */
    Node read(RulebookMemory.HeldDocument held) {
        try {
            return inForce.reader().read(held.document().getBytes(StandardCharsets.UTF_8));
        } catch (DocumentException e) {
            throw new IllegalStateException("a policy that is in force cannot be read any more", e);
        }
    }

    private final class InForce implements NeededOthers.Known {
        private final RulebookMemory memory;

        InForce(RulebookMemory memory) {
            this.memory = memory;
        }

        @Override
        public Set<String> rules() {
            return memory.inForce().keySet();
        }

        @Override
        public boolean hasTag(String tag) {
            return OthersInForce.this.hasTag(tag, memory);
        }

        @Override
        public Set<String> tags() {
            Set<String> tags = new HashSet<>();
            Map<String, RulebookMemory.Held> all = memory.inForce();
            if (all.size() <= MOST_READ) {
                all.values().forEach(rule -> tags.addAll(RuleTags.of(inForce.read(rule))));
            }
            return tags;
        }
    }
}
