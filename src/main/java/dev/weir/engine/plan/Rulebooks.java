package dev.weir.engine.plan;

import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.pacing.PolicyDocuments;
import dev.weir.engine.pacing.PushedPolicies;
import dev.weir.engine.plan.log.UpdateLog;
import dev.weir.engine.score.document.ExpectedModel;
import dev.weir.engine.score.document.ModelDocuments;
import dev.weir.engine.score.document.ModelInForce;
import dev.weir.events.answer.DecisionStream;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.compile.cache.RulesInForce;
import dev.weir.rules.compile.cache.WeakCache;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rulebooks that an instance of an operator can decide by: the one in force and those before it.
 *
 * <p>Representation: for each rule and list its updates by the epoch at which each began; the entries of a list are
 * stored once, however many rules use them. A rulebook is planned, and its new rules are compiled, on first use; the
 * few that were used last are kept. Epochs that differ only in their lists share a plan.
 *
 * <p>What was replaced or removed is forgotten {@value #KEPT_EPOCHS} epochs later, and no sooner than the caller says,
 * unless it takes more than {@value #REPLACED_RULE_BYTES} bytes. An event that is still in flight then, since a queue is
 * stuck, cannot be decided: its keys and answers are numbered by rules that are gone, so the job goes back to its
 * checkpoint. Nothing is numbered by lists, which may be large: the oldest that are kept do for such an event, and those
 * that were replaced are dropped beyond {@value #REPLACED_LIST_BYTES} bytes, but never the last before the current.
 */
public final class Rulebooks {
    /** How many epochs before the current one can be used in any case. */
    public static final int KEPT_EPOCHS = 1_000;

    /** How much memory replaced rules may take beyond {@link #KEPT_EPOCHS}, in bytes of their documents. */
    public static final long REPLACED_RULE_BYTES = 32L << 20;

    /** How much memory replaced lists that can still be used may take, in bytes. */
    public static final long REPLACED_LIST_BYTES = 32L << 20;

    private static final int PLANNED_AT_ONCE = 8;

    private final Shared shared;
    private final UpdateLog rules = new UpdateLog(update -> update instanceof RulebookUpdate.Remove);
    private final UpdateLog lists = new UpdateLog(update -> update instanceof RulebookUpdate.RemoveList);
    private final UpdateLog documents = new UpdateLog(update -> update instanceof RulebookUpdate.RemoveDocument);
    private final Map<Long, RuleInForce> compiled = new HashMap<>();
    private final Map<Long, Rulebook> planned = new LinkedHashMap<>(PLANNED_AT_ONCE, 0.75f, true);
    private final PolicyDocuments policies;
    private final ExpectedModel expected;
    private @Nullable Planned plannedLast;
    private @Nullable Rulebook latest;
    private long epoch;
    private boolean ready;
    /** The rules of all epochs from this one on are known as they were. */
    private long firstKept;

    /** Creates rulebooks without rules, at epoch 0, not ready to decide. */
    public Rulebooks(Shared shared) {
        this.shared = shared;
        EngineSettings by = shared.settings;
        this.policies = new PolicyDocuments(shared.reader, by.channels(), by.policies(), by.ruleLimits());
        this.expected = new ExpectedModel(shared.models);
    }

    /**
     * What instances that decide by the same rules share: documents are compiled, and rules planned, once for all. Nothing
     * is kept that no instance uses, except the latest rules, see {@link RulesInForce}. Safe for use by several threads.
     */
    public static final class Shared {
        private final RulesInForce rules;
        private final DocumentReader reader;
        private final EngineSettings settings;
        private final Scorers scorers;
        private final ModelDocuments models;
        private final WeakCache<SameRules, Rulebook> plans = new WeakCache<>();

        /** Creates shared rules and models, given the reader and the compiler of pushed documents. */
        public Shared(DocumentReader reader, RuleCompiler compiler, EngineSettings settings, Scorers scorers) {
            this.scorers = scorers;
            this.models = new ModelDocuments(reader, compiler, scorers);
            this.rules = new RulesInForce(reader, compiler);
            this.reader = reader.ofWhatIsInForce();
            this.settings = settings;
        }

        /** Returns the rules, by their documents. */
        public RulesInForce rules() {
            return rules;
        }

        /** Returns what loads the models. */
        public Scorers scorers() {
            return scorers;
        }

        /** Rules ask what was spent of budgets; where a job does not read its decisions nobody can. */
        private RuleInForce asking(RuleInForce rule, PushedPolicies policies) {
            boolean any = !policies.budgets().isEmpty();
            return any && settings.schema().stream(DecisionStream.TYPE).isPresent()
                    ? rule.with(one -> policies.asking(one, settings.schema().types()))
                    : rule;
        }

        private Rulebook plan(SameRules inForce) {
            return plans.get(inForce, () -> Rulebook.ofInForce(0, inForce.all(), inForce.models(), settings));
        }
    }

    /** A key for rules and models that have the same plan. */
    private record SameRules(List<RuleInForce> all, List<ModelInForce> models) {
        SameRules {
            all = List.copyOf(all);
            models = List.copyOf(models);
        }

        /** Uses ids and versions only: hashing whole rules would take as long as planning. */
        @Override
        public int hashCode() {
            int hash = 1;
            for (RuleInForce inForce : all) {
                Rule rule = inForce.rule();
                hash = 31 * (31 * hash + rule.id().hashCode()) + Long.hashCode(rule.version());
            }
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SameRules same && models.equals(same.models) && all.equals(same.all);
        }
    }

    private record Planned(SameRules rules, Rulebook plan) {}

    /** Returns the latest known epoch. */
    public long epoch() {
        return epoch;
    }

    /** Returns whether everything that the rules topic held when the job started is known. */
    public boolean ready() {
        return ready;
    }

    /** Receives an update. An update that is already known changes nothing. */
    public void receive(RulebookUpdate update) {
        ready |= update instanceof RulebookUpdate.Ready;
        if (update instanceof RulebookUpdate.Put put) {
            rules.remember(put.id(), put);
        } else if (update instanceof RulebookUpdate.Remove remove) {
            rules.remember(remove.id(), remove);
        } else if (update instanceof RulebookUpdate.PutList put) {
            lists.remember(put.name(), put);
        } else if (update instanceof RulebookUpdate.RemoveList remove) {
            lists.remember(remove.name(), remove);
        } else if (update instanceof RulebookUpdate.PutDocument put) {
            documents.remember(put.id(), put);
        } else if (update instanceof RulebookUpdate.RemoveDocument remove) {
            documents.remember(remove.id(), remove);
        } else if (update instanceof RulebookUpdate.Batch batch) {
            batch.updates().forEach(this::receive);
        }
        expected.receive(update, epoch);
        epoch = Math.max(epoch, update.epoch());
    }

    /** Returns the rulebook of the latest epoch. */
    public Rulebook latest() {
        if (latest == null || latest.epoch() != epoch) {
            latest = at(epoch);
        }
        return latest;
    }

    /** Returns the models of the latest epoch, and one that was expected last. Nothing is planned where none is in force. */
    public List<ModelInForce> modelsToLoad() {
        return expected.and(ModelDocuments.anyIn(documents.at(epoch)) ? latest().models() : List.of());
    }

    /** Returns whether the rules of an epoch are known, or will be; not if one of them was forgotten. */
    public boolean keeps(long wanted) {
        return wanted >= firstKept;
    }

    /**
     * Returns the rulebook of an epoch.
     *
     * @throws IllegalArgumentException if the epoch is not known yet: the caller waits for it
     * @throws IllegalStateException if an accepted rule is refused now, or if the epoch is not {@linkplain #keeps kept}
     */
    public Rulebook at(long wanted) {
        if (wanted > epoch) {
            throw new IllegalArgumentException("epoch " + wanted + " has not come yet; the latest is " + epoch);
        }
        if (!keeps(wanted)) {
            throw new IllegalStateException(
                    "an event of epoch " + wanted + " arrives at epoch " + epoch + ", and the rules"
                            + " of then are forgotten: the job goes back to its checkpoint, where the event gets another epoch");
        }
        Rulebook rulebook = planned.get(wanted);
        return rulebook != null ? rulebook : plan(wanted);
    }

    /**
     * Forgets the updates that no kept epoch needs, and replaced rules and lists that take too much memory.
     *
     * @param leftEpoch which was the latest so long ago that no event of an earlier one is in flight
     * @return the epochs that began with the forgotten updates
     */
    public List<Long> forget(long leftEpoch) {
        boolean many = rules.replacedBytes(UpdateLog::bytesOf) > REPLACED_RULE_BYTES;
        long before = Math.min(epoch - KEPT_EPOCHS, many ? epoch : leftEpoch);
        List<Long> forgotten = new ArrayList<>(rules.forgetBefore(before));
        forgotten.forEach(compiled::remove);
        forgotten.addAll(documents.forgetBefore(before));
        firstKept = forgotten.isEmpty() ? firstKept : before;
        forgotten.addAll(lists.forgetBefore(epoch - KEPT_EPOCHS));
        boolean large = forgotten.addAll(lists.forgetBeyond(REPLACED_LIST_BYTES, UpdateLog::bytesOf));
        planned.keySet().removeIf(known -> large && known < epoch);
        return forgotten;
    }

    /** Forgets plans of earlier epochs, with the models in them. They can be made again. */
    public void forgetPlansBefore(long leftEpoch) {
        planned.keySet().removeIf(known -> known < leftEpoch);
        latest = latest != null && latest.epoch() < leftEpoch ? null : latest;
        List<ModelInForce> held =
                plannedLast == null ? List.of() : plannedLast.rules().models();
        plannedLast = held.isEmpty() || held.equals(shared.models.of(documents.at(epoch))) ? plannedLast : null;
        shared.plans.forgetGone();
    }

    /** Returns whether these models are of a plan that is kept. */
    public boolean asks(ModelPlans models) {
        return planned.values().stream().anyMatch(plan -> plan.asks(models));
    }

    private Rulebook plan(long known) {
        PushedPolicies policiesThen = policies.of(documents.at(known));
        List<RuleInForce> inForce = new ArrayList<>();
        for (RulebookUpdate update : rules.at(known)) {
            inForce.add(compiled.computeIfAbsent(update.epoch(), unseen -> compile((RulebookUpdate.Put) update)));
        }
        inForce.replaceAll(rule -> shared.asking(rule, policiesThen));
        SameRules now = new SameRules(inForce, shared.models.of(documents.at(known)));
        Planned plan = plannedLast;
        if (plan == null || !plan.rules().equals(now)) {
            plan = new Planned(now, shared.plan(now));
            plannedLast = plan;
        }
        Rulebook rulebook = plan.plan().with(listsAt(known), known).with(policiesThen);
        if (planned.size() >= PLANNED_AT_ONCE) {
            planned.remove(planned.keySet().iterator().next());
        }
        planned.put(known, rulebook);
        return rulebook;
    }

    private Lists listsAt(long known) {
        Map<String, ListEntries> byName = new HashMap<>();
        for (RulebookUpdate update : lists.at(Math.max(known, epoch - KEPT_EPOCHS))) {
            RulebookUpdate.PutList put = (RulebookUpdate.PutList) update;
            byName.put(put.name(), put.entries());
        }
        return new Lists(byName);
    }

    private RuleInForce compile(RulebookUpdate.Put put) {
        Rule current = compile(put, put.document()).atMost(put.switchedOff() ? Mode.OFF : Mode.LIVE);
        List<RuleInForce.Earlier> draining = new ArrayList<>();
        for (PatternHistory.Earlier earlier : put.patterns().draining()) {
            Rule rule = compile(put, earlier.document()).atMost(current.mode());
            draining.add(new RuleInForce.Earlier(rule, earlier.sinceEpoch(), earlier.untilEpoch()));
        }
        return new RuleInForce(current, put.bornEpoch(), put.patterns().sinceEpoch(), draining);
    }

    private Rule compile(RulebookUpdate.Put put, String document) {
        try {
            return shared.rules().of(document);
        } catch (IllegalArgumentException refused) { // only a changed job config or jar can make it invalid
            IllegalStateException noLongerGood = new IllegalStateException("rule '" + put.id()
                    + "' was in force when this job was saved and is refused now: " + refused.getMessage()
                    + ". Bring back the job config that it needs, or remove the rule first.");
            noLongerGood.addSuppressed(refused); // no cause: the web UI and the logs show the last cause first
            throw noLongerGood;
        }
    }
}
