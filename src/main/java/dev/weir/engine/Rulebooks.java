package dev.weir.engine;

import dev.weir.rules.Compiled;
import dev.weir.rules.DocumentException;
import dev.weir.rules.DocumentReader;
import dev.weir.rules.Rule;
import dev.weir.rules.RuleCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rulebooks that an instance of a room can decide by: the one in force and the few before it.
 *
 * <p>Representation: per rule, its compiled versions by the epoch at which each began; a rulebook is planned when it is
 * first asked for. An epoch is forgotten {@value #KEPT_EPOCHS} epochs later, and with it the versions that no kept
 * epoch uses: an event cannot be in flight for so many rule changes unless a queue between two rooms stands for as long.
 */
public final class Rulebooks {
    /** How many epochs before the current one can still be decided by. */
    public static final int KEPT_EPOCHS = 1_000;

    private static final int PLANNED_AT_ONCE = 8;

    private final DocumentReader reader;
    private final RuleCompiler compiler;
    private final EngineSettings settings;
    private final Map<String, TreeMap<Long, Optional<Rule>>> versions = new TreeMap<>();
    private final Map<Long, Rulebook> planned = new LinkedHashMap<>();
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
            remember(put.id(), put.epoch(), Optional.of(compile(put)));
        } else if (update instanceof RulebookUpdate.Remove remove) {
            remember(remove.id(), remove.epoch(), Optional.empty());
        }
        epoch = Math.max(epoch, update.epoch());
    }

    /**
     * The rulebook of an epoch.
     *
     * @throws IllegalArgumentException if it is not known yet: the caller waits for it
     */
    public Rulebook at(long wanted) {
        if (wanted > epoch) {
            throw new IllegalArgumentException("epoch " + wanted + " has not come yet; the latest is " + epoch);
        }
        long known = Math.max(wanted, epoch - KEPT_EPOCHS);
        Rulebook rulebook = planned.get(known);
        return rulebook != null ? rulebook : plan(known);
    }

    /** The epochs of updates that no kept epoch needs any more, given all that are remembered elsewhere. */
    public List<Long> forgettable(Collection<RulebookUpdate> updates) {
        Map<String, TreeMap<Long, RulebookUpdate>> byRule = new TreeMap<>();
        for (RulebookUpdate update : updates) {
            byRule.computeIfAbsent(idOf(update), id -> new TreeMap<>()).put(update.epoch(), update);
        }
        List<Long> forgettable = new ArrayList<>();
        for (TreeMap<Long, RulebookUpdate> history : byRule.values()) {
            Map.Entry<Long, RulebookUpdate> base = history.floorEntry(epoch - KEPT_EPOCHS);
            if (base != null) {
                forgettable.addAll(history.headMap(base.getKey(), base.getValue() instanceof RulebookUpdate.Remove)
                        .keySet());
            }
        }
        return forgettable;
    }

    private static String idOf(RulebookUpdate update) {
        if (update instanceof RulebookUpdate.Put put) {
            return put.id();
        }
        return update instanceof RulebookUpdate.Remove remove ? remove.id() : "";
    }

    private Rulebook plan(long known) {
        List<Rule> rules = new ArrayList<>();
        for (TreeMap<Long, Optional<Rule>> history : versions.values()) {
            Map.Entry<Long, Optional<Rule>> inForce = history.floorEntry(known);
            if (inForce != null) {
                inForce.getValue().ifPresent(rules::add);
            }
        }
        Rulebook rulebook = Rulebook.of(known, rules, settings);
        if (planned.size() >= PLANNED_AT_ONCE) {
            planned.remove(planned.keySet().iterator().next());
        }
        planned.put(known, rulebook);
        return rulebook;
    }

    private void remember(String id, long since, Optional<Rule> rule) {
        TreeMap<Long, Optional<Rule>> history = versions.computeIfAbsent(id, unseen -> new TreeMap<>());
        history.putIfAbsent(since, rule);
        Map.Entry<Long, Optional<Rule>> base = history.floorEntry(since - KEPT_EPOCHS);
        if (base != null) {
            history.headMap(base.getKey(), base.getValue().isEmpty()).clear();
        }
        if (history.isEmpty()) {
            versions.remove(id);
        }
    }

    private Rule compile(RulebookUpdate.Put put) {
        try {
            Compiled compiled = compiler.compile(reader.read(put.document().getBytes(StandardCharsets.UTF_8)));
            if (compiled instanceof Compiled.Accepted accepted) {
                return accepted.rule();
            }
            throw noLongerGood(
                    put, ((Compiled.Rejected) compiled).errors().get(0).message(), null);
        } catch (DocumentException e) {
            throw noLongerGood(put, e.error().message(), e);
        }
    }

    /** A rule that the Rulebook found good: only a changed job config or jar can make it bad. */
    private static IllegalStateException noLongerGood(
            RulebookUpdate.Put put, String why, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalStateException(
                "rule '" + put.id() + "' was in force when this job was saved and is refused now: " + why
                        + ". Bring back the job config that it needs, or remove the rule first.",
                cause);
    }
}
