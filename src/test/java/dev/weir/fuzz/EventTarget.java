package dev.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.JsonDecisions;
import dev.weir.operators.EventReader.Reading;
import dev.weir.sandbox.hostile.HostileInputs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Records of an event topic: read, sent from room to room, decided by all rules, and the decision written. */
final class EventTarget implements Target {
    /** An engine gives nothing back. */
    private static final int EVENTS_PER_ENGINE = 2_000;

    private static final long RECORD_MILLIS = 1_772_445_700_000L;

    private final Library library;
    private final String topic;
    private final HostileInputs inputs;
    private LocalEngine engine;
    private int events;

    EventTarget(Library library, String topic, List<String> good) {
        this.library = library;
        this.topic = topic;
        this.inputs = HostileInputs.of(good);
        this.engine = library.engine();
    }

    @Override
    public byte[] input(SplittableRandom random) {
        return inputs.next(random);
    }

    @Override
    public boolean feed(byte[] input) throws IOException {
        RawRecord record =
                new RawRecord(topic, 0, events, RECORD_MILLIS, "key".getBytes(StandardCharsets.UTF_8), input);
        if (!(library.reader().read(record) instanceof Reading.Accepted accepted)) {
            return false;
        }
        if (++events % EVENTS_PER_ENGINE == 0) {
            engine = library.engine();
        }
        Event event = accepted.event();
        assertThat(sent(event)).as("what the next room is told").isEqualTo(event);
        for (Decision decision : engine.decide(event)) {
            assertThat(new JsonDecisions().write(decision)).isNotEmpty();
        }
        return true;
    }

    private static Event sent(Event event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new EventCodec().write(event, new DataOutputStream(bytes));
        return new EventCodec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
