package dev.weir.operators.metrics;

import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.rule.Mode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.metrics.MetricGroup;

/**
 * Shows how many rules are in force, as gauges {@code rules} in groups {@code mode}: {@code live}, {@code shadow},
 * {@code off}, and how many of the last the job has switched off by itself, as a gauge {@code rulesSwitchedOff}.
 */
public final class RuleModes {
    private final DocumentReader reader;
    private final Map<String, Mode> byRule = new HashMap<>();
    private final Set<String> offByTheJob = new HashSet<>();
    /** How many rules the job has switched off by itself. Read by the thread of the reporter. */
    private final AtomicInteger switchedOff = new AtomicInteger();
    /** Likewise. */
    private final Map<Mode, AtomicInteger> counts = new EnumMap<>(Mode.class);

    /** Creates the counts of the rules in force. */
    public RuleModes(DocumentReader reader, RulebookMemory memory) {
        this.reader = reader.ofWhatIsInForce();
        for (Mode mode : Mode.values()) {
            counts.put(mode, new AtomicInteger());
        }
        memory.inForce()
                .forEach(
                        (id, held) -> put(id, held.document(), !held.offReason().isEmpty()));
    }

    /** Registers the gauges. */
    public void show(MetricGroup metrics) {
        counts.forEach(
                (mode, count) -> metrics.addGroup("mode", mode.ruleName()).gauge("rules", count::get));
        metrics.gauge("rulesSwitchedOff", switchedOff::get);
    }

    /** Updates the counts with an update of the rulebook. */
    public void receive(RulebookUpdate update) {
        if (update instanceof RulebookUpdate.Put put) {
            put(put.id(), put.document(), put.switchedOff());
        } else if (update instanceof RulebookUpdate.Remove remove) {
            forget(remove.id());
        } else if (update instanceof RulebookUpdate.Batch batch) {
            batch.updates().forEach(this::receive);
        }
    }

    private void put(String id, String document, boolean byTheJob) {
        forget(id);
        Mode mode = byTheJob ? Mode.OFF : modeOf(document);
        byRule.put(id, mode);
        if (byTheJob) {
            offByTheJob.add(id);
        }
        switchedOff.set(offByTheJob.size());
        counts.computeIfAbsent(mode, none -> new AtomicInteger()).incrementAndGet();
    }

    private void forget(String id) {
        offByTheJob.remove(id);
        switchedOff.set(offByTheJob.size());
        Mode before = byRule.remove(id);
        if (before != null) {
            counts.computeIfAbsent(before, none -> new AtomicInteger()).decrementAndGet();
        }
    }

    private Mode modeOf(String document) {
        try {
            return Mode.of(Linked.read(reader.read(document.getBytes(StandardCharsets.UTF_8)))
                    .rule());
        } catch (DocumentException e) {
            throw new IllegalStateException("a rule that is in force cannot be read any more", e);
        }
    }
}
