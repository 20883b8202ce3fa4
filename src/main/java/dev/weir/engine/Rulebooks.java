package dev.weir.engine;

import dev.weir.rules.Compiled;
import dev.weir.rules.DocumentException;
import dev.weir.rules.DocumentReader;
import dev.weir.rules.Rule;
import dev.weir.rules.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rulebooks that an instance of a room can decide by: the one in force and those before it.
 *
 * <p>Representation: per rule, its updates by the epoch at which each began. A rulebook is planned, and what is new in it
 * compiled, when it is first asked for; the few that were asked for last are kept. An epoch is forgotten
 * {@value #KEPT_EPOCHS} epochs later, and with it the updates that no kept epoch uses: an event cannot be in flight for
 * so many rule changes unless a queue between two rooms stands for as long.
 */
public final class Rulebooks {
    /** How many epochs before the current one can still be decided by. */
    public static final int KEPT_EPOCHS = 1_000;

    private static final int PLANNED_AT_ONCE = 8;

    private final DocumentReader reader;
    private final RuleCompiler compiler;
    private final EngineSettings settings;
    private final Map<String, TreeMap<Long, RulebookUpdate>> updates = new TreeMap<>();
    private final Map<Long, RuleInForce> compiled = new HashMap<>();
    private final Map<Long, Rulebook> planned = new LinkedHashMap<>(PLANNED_AT_ONCE, 0.75f, true);
    private @Nullable Rulebook latest;
    private long epoch;
    private boolean ready;

    /** Without rules, at epoch 0, not ready. */
    public Rulebooks(DocumentReader reader, RuleCompiler compiler, EngineSettings settings) {
        this.reader = reader;
        this.compiler = compiler;
        this.settings = settings;
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
            remember(put.id(), put);
        } else if (update instanceof RulebookUpdate.Remove remove) {
            remember(remove.id(), remove);
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
     * Forgets the updates that no kept epoch needs.
     *
     * @return the epochs that began with them
     */
    public List<Long> forget() {
        List<Long> forgotten = new ArrayList<>();
        Iterator<TreeMap<Long, RulebookUpdate>> histories = updates.values().iterator();
        while (histories.hasNext()) {
            TreeMap<Long, RulebookUpdate> history = histories.next();
            Map.Entry<Long, RulebookUpdate> oldest = history.floorEntry(epoch - KEPT_EPOCHS);
            if (oldest != null) {
                NavigableMap<Long, RulebookUpdate> unused =
                        history.headMap(oldest.getKey(), oldest.getValue() instanceof RulebookUpdate.Remove);
                forgotten.addAll(unused.keySet());
                unused.clear();
            }
            if (history.isEmpty()) {
                histories.remove();
            }
        }
        forgotten.forEach(compiled::remove);
        return forgotten;
    }

    private void remember(String id, RulebookUpdate update) {
        updates.computeIfAbsent(id, unseen -> new TreeMap<>()).putIfAbsent(update.epoch(), update);
    }

    private Rulebook plan(long known) {
        List<RuleInForce> rules = new ArrayList<>();
        for (TreeMap<Long, RulebookUpdate> history : updates.values()) {
            Map.Entry<Long, RulebookUpdate> inForce = history.floorEntry(known);
            if (inForce != null && inForce.getValue() instanceof RulebookUpdate.Put put) {
                rules.add(compiled.computeIfAbsent(put.epoch(), unseen -> compile(put)));
            }
        }
        Rulebook rulebook = Rulebook.ofInForce(known, rules, settings);
        if (planned.size() >= PLANNED_AT_ONCE) {
            planned.remove(planned.keySet().iterator().next());
        }
        planned.put(known, rulebook);
        return rulebook;
    }

    private RuleInForce compile(RulebookUpdate.Put put) {
        Rule current = compile(put, put.document());
        List<RuleInForce.Earlier> draining = new ArrayList<>();
        for (PatternHistory.Earlier earlier : put.patterns().draining()) {
            Rule rule = compile(put, earlier.document()).atMost(current.mode());
            draining.add(new RuleInForce.Earlier(rule, earlier.sinceEpoch(), earlier.untilEpoch()));
        }
        return new RuleInForce(current, put.patterns().sinceEpoch(), draining);
    }

    private Rule compile(RulebookUpdate.Put put, String document) {
        try {
            Compiled result = compiler.compile(reader.read(document.getBytes(StandardCharsets.UTF_8)));
            if (result instanceof Compiled.Accepted accepted) {
                return accepted.rule();
            }
            throw noLongerGood(put, ((Compiled.Rejected) result).errors().get(0).message(), null);
        } catch (DocumentException e) {
            throw noLongerGood(put, e.error().message(), e);
        }
    }

    /** A rule that the Rulebook found good: only a changed job config or jar can make it bad. */
    private static IllegalStateException noLongerGood(RulebookUpdate.Put put, String why, @Nullable Exception cause) {
        return new IllegalStateException(
                "rule '" + put.id() + "' was in force when this job was saved and is refused now: " + why
                        + ". Bring back the job config that it needs, or remove the rule first.",
                cause);
    }
}
