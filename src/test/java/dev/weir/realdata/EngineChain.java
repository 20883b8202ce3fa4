package dev.weir.realdata;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.ListFile;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader;
import dev.weir.operators.JobSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The engine without a cluster, for records as they stand on topics: bytes in, decisions out. */
public final class EngineChain {
    private final EventReader reader;
    private final LocalEngine engine;

    /** Without a rule. */
    public EngineChain(JobConfig config) {
        JobSettings settings = Settings.of(config);
        reader = JsonEvents.of(config);
        engine = new LocalEngine(
                settings.engine(), settings.documents(), settings.compiler(), settings.latenessMillis());
    }

    /** Pushes a rule; fails if it is refused. */
    public EngineChain with(RuleDocument rule) {
        RuleStatus answer = engine.push(rule.id(), rule.json().getBytes(StandardCharsets.UTF_8));
        if (answer.kind() == RuleStatus.Kind.REJECTED) {
            throw new AssertionError(answer);
        }
        return this;
    }

    /** Pushes a list; fails if it is refused. */
    public EngineChain with(ListFile list) {
        RuleStatus answer = engine.pushList(list.name(), list.json().getBytes(StandardCharsets.UTF_8));
        if (answer.kind() == RuleStatus.Kind.REJECTED) {
            throw new AssertionError(answer);
        }
        return this;
    }

    /** Pushes rules; fails if one is refused. */
    public EngineChain with(List<RuleDocument> documents) {
        documents.forEach(this::with);
        return this;
    }

    /** How many expressions failed so far. */
    public long errors() {
        return engine.errors();
    }

    /** Decides; fails if the record cannot be read. */
    public List<Decision> decide(RawRecord record) {
        return decide(read(record));
    }

    /** Decides about what was read. */
    List<Decision> decide(Event event) {
        return engine.decide(event);
    }

    /** Reads a record; fails if it cannot be read. */
    Event read(RawRecord record) {
        EventReader.Reading reading = reader.read(record);
        if (reading instanceof EventReader.Reading.Accepted accepted) {
            return accepted.event();
        }
        throw new AssertionError(reading + " of " + new String(record.value(), StandardCharsets.UTF_8));
    }

    /** Lets event time pass without an event, until the watermark is there. */
    public List<Decision> passTo(long watermarkMillis) {
        return engine.passTo(watermarkMillis);
    }
}
