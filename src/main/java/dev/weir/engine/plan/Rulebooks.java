package dev.weir.engine.plan;

import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.rules.compile.MadeOnce;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.compile.RulesInForce;
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
 * The rulebooks that an instance of a room can decide by: the one in force and those before it.
 *
 * <p>Representation: per rule and per list, its updates by the epoch at which each began; the entries of a list are there
 * once, whatever asks them. A rulebook is planned, and what is new in it compiled, when it is first asked for; the few that
 * were asked for last are kept. An epoch that differs from another only in its lists shares its plan. An epoch is forgotten
 * {@value #KEPT_EPOCHS} epochs later, and with it the updates that no kept epoch uses: an event cannot be in flight for
 * so many rule changes unless a queue between two rooms stands for as long. Lists may be large and change often: of those
 * that were replaced the oldest go sooner, beyond {@value #REPLACED_LIST_BYTES} bytes, but not the last before the current.
 */
public final class Rulebooks {
    /** How many epochs before the current one can still be decided by. */
    public static final int KEPT_EPOCHS = 1_000;

    /** How much memory lists may take that were replaced and can still be decided by, in bytes. */
    public static final long REPLACED_LIST_BYTES = 32L << 20;

    private static final int PLANNED_AT_ONCE = 8;

    private final Shared shared;
    private final UpdateLog rules = new UpdateLog(update -> update instanceof RulebookUpdate.Remove);
    private final UpdateLog lists = new UpdateLog(update -> update instanceof RulebookUpdate.RemoveList);
    private final Map<Long, RuleInForce> compiled = new HashMap<>();
    private final Map<Long, Rulebook> planned = new LinkedHashMap<>(PLANNED_AT_ONCE, 0.75f, true);
    private List<RuleInForce> plannedRules = List.of();
    private Rulebook planOfRules;
    private @Nullable Rulebook latest;
    private long epoch;
    private boolean ready;

    /** Creates rulebooks without a rule, at epoch 0, not ready to decide, that share nothing with others. */
    public Rulebooks(DocumentReader reader, RuleCompiler compiler, EngineSettings settings) {
        this(new Shared(reader, compiler, settings));
    }

    /** Creates rulebooks without a rule, at epoch 0, not ready to decide. */
    public Rulebooks(Shared shared) {
        this.shared = shared;
        this.planOfRules = shared.plan(List.of());
    }

    /**
     * What several instances have in common that decide by the same rules: a document is compiled once for all of them, and the
     * same rules are planned once. Nothing is kept that none of them holds, but for the latest rules, see
     * {@link RulesInForce}. Safe for use by several threads.
     */
    public static final class Shared {
        private final RulesInForce rules;
        private final EngineSettings settings;
        private final MadeOnce<SameRules, Rulebook> plans = new MadeOnce<>();

        /** Creates what is shared, with what reads and checks rules as they are pushed. */
        public Shared(DocumentReader reader, RuleCompiler compiler, EngineSettings settings) {
            this.rules = new RulesInForce(reader, compiler);
            this.settings = settings;
        }

        /** The rules, by their documents. */
        public RulesInForce rules() {
            return rules;
        }

        private Rulebook plan(List<RuleInForce> inForce) {
            return plans.get(new SameRules(inForce), () -> Rulebook.ofInForce(0, inForce, settings));
        }
    }

    /** Rules that are planned alike. */
    private record SameRules(List<RuleInForce> all) {
        /** By ids and versions alone: with all that is in a rule it takes as long as planning does. */
        @Override
        public int hashCode() {
            int hash = 1;
            for (RuleInForce inForce : all) {
                Rule.Identity identity = inForce.rule().identity();
                hash = 31 * (31 * hash + identity.id().hashCode()) + Long.hashCode(identity.version());
            }
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SameRules same && all.equals(same.all);
        }
    }

    /** The latest epoch heard of. */
    public long epoch() {
        return epoch;
    }

    /** Whether all that the rules topic held when the job started is known. */
    public boolean ready() {
        return ready;
    }

    /** Hears an update. One that was heard before changes nothing. */
    public void hear(RulebookUpdate update) {
        if (update instanceof RulebookUpdate.Ready) {
            ready = true;
        } else if (update instanceof RulebookUpdate.Put put) {
            rules.remember(put.id(), put);
        } else if (update instanceof RulebookUpdate.Remove remove) {
            rules.remember(remove.id(), remove);
        } else if (update instanceof RulebookUpdate.PutList put) {
            lists.remember(put.name(), put);
        } else if (update instanceof RulebookUpdate.RemoveList remove) {
            lists.remember(remove.name(), remove);
        } else if (update instanceof RulebookUpdate.Batch batch) {
            batch.updates().forEach(this::hear);
        }
        epoch = Math.max(epoch, update.epoch());
    }

    /** The rulebook of the latest epoch. */
    public Rulebook latest() {
        if (latest == null || latest.epoch() != epoch) {
            latest = at(epoch);
        }
        return latest;
    }

    /**
     * The rulebook of an epoch; of one that was forgotten, the oldest that was not.
     *
     * @throws IllegalArgumentException if it is not known yet: the caller waits for it
     * @throws IllegalStateException if a rule that was found good is refused now
     */
    public Rulebook at(long wanted) {
        if (wanted > epoch) {
            throw new IllegalArgumentException("epoch " + wanted + " has not come yet; the latest is " + epoch);
        }
        long known = Math.max(wanted, epoch - KEPT_EPOCHS);
        Rulebook rulebook = planned.get(known);
        return rulebook != null ? rulebook : plan(known);
    }

    /**
     * Forgets the updates that no kept epoch needs, and of lists also those that take too much memory.
     *
     * @return the epochs that began with them
     */
    public List<Long> forget() {
        List<Long> forgotten = new ArrayList<>(rules.forgetBefore(epoch - KEPT_EPOCHS));
        forgotten.forEach(compiled::remove);
        forgotten.addAll(lists.forgetBefore(epoch - KEPT_EPOCHS));
        List<Long> large = lists.forgetBeyond(REPLACED_LIST_BYTES, Rulebooks::bytesOf);
        planned.keySet().removeIf(known -> !large.isEmpty() && known < epoch);
        forgotten.addAll(large);
        return forgotten;
    }

    /** What the text of it takes, in bytes. */
    public static long bytesOf(RulebookUpdate update) {
        if (update instanceof RulebookUpdate.Put put) {
            return put.document().length();
        }
        return update instanceof RulebookUpdate.PutList put ? put.entries().bytes() : 0;
    }

    private Rulebook plan(long known) {
        List<RuleInForce> inForce = new ArrayList<>();
        for (RulebookUpdate update : rules.at(known)) {
            inForce.add(compiled.computeIfAbsent(update.epoch(), unseen -> compile((RulebookUpdate.Put) update)));
        }
        if (!inForce.equals(plannedRules)) {
            plannedRules = List.copyOf(inForce);
            planOfRules = shared.plan(plannedRules);
        }
        Rulebook rulebook = planOfRules.with(listsAt(known), known);
        if (planned.size() >= PLANNED_AT_ONCE) {
            planned.remove(planned.keySet().iterator().next());
        }
        planned.put(known, rulebook);
        return rulebook;
    }

    private Lists listsAt(long known) {
        Map<String, ListEntries> byName = new HashMap<>();
        for (RulebookUpdate update : lists.at(known)) {
            RulebookUpdate.PutList put = (RulebookUpdate.PutList) update;
            byName.put(put.name(), put.entries());
        }
        return new Lists(byName);
    }

    private RuleInForce compile(RulebookUpdate.Put put) {
        Rule asPushed = compile(put, put.document());
        Rule current = put.switchedOff() ? asPushed.atMost(Mode.OFF) : asPushed;
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
        } catch (IllegalArgumentException e) {
            throw noLongerGood(put, e);
        }
    }

    /** A rule that the Rulebook found good: only a changed job config or jar can make it bad. */
    private static IllegalStateException noLongerGood(RulebookUpdate.Put put, IllegalArgumentException refused) {
        IllegalStateException noLongerGood = new IllegalStateException("rule '" + put.id()
                + "' was in force when this job was saved and is refused now: " + refused.getMessage()
                + ". Bring back the job config that it needs, or remove the rule first.");
        noLongerGood.addSuppressed(refused); // no cause: the last cause is what the web UI and the logs show first
        return noLongerGood;
    }
}
