package dev.weir.patterns.match;

import dev.weir.events.Event;
import dev.weir.events.binary.Binary;
import dev.weir.events.definition.EventCodec;
import java.io.IOException;
import java.util.BitSet;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * An event as Flink's NFA handles and stores it. It can evaluate conditions only while it is the current event; what
 * stays in the buffer afterwards is the event and its epoch.
 */
final class Candidate {
    private final Event event;
    private final long epoch;
    private @Nullable AtHand atHand;

    /** Creates a stored event. */
    Candidate(Event event, long epoch) {
        this.event = event;
        this.epoch = epoch;
    }

    /** Creates the current event. */
    Candidate(Occurrence occurrence, Conditions conditions) {
        this(occurrence.event(), occurrence.epoch());
        this.atHand = new AtHand(occurrence, conditions);
    }

    Event event() {
        return event;
    }

    long epoch() {
        return epoch;
    }

    /** Evaluates a condition about the current event, only once if the result cannot depend on the match. */
    boolean holds(int number, boolean looksBack, PartialMatch soFar) {
        if (atHand == null) {
            throw new IllegalStateException("a condition is evaluated for an event that is no longer current");
        }
        return atHand.holds(number, looksBack, soFar);
    }

    /** Marks that it is no longer the current event. */
    void clear() {
        atHand = null;
    }

    /** The part of an event that exists only while it is current. */
    private static final class AtHand {
        private final Occurrence occurrence;
        private final Conditions conditions;
        private final BitSet asked = new BitSet();
        private final BitSet held = new BitSet();

        AtHand(Occurrence occurrence, Conditions conditions) {
            this.occurrence = occurrence;
            this.conditions = conditions;
        }

        boolean holds(int number, boolean looksBack, PartialMatch soFar) {
            if (looksBack) {
                return conditions.hold(number, occurrence, soFar);
            }
            if (!asked.get(number)) {
                asked.set(number);
                held.set(number, conditions.hold(number, occurrence, PartialMatch.NOTHING));
            }
            return held.get(number);
        }
    }

    /** The binary form of a candidate within Flink's own forms: the event and its epoch. */
    static final class Serializer extends TypeSerializerSingleton<Candidate> {
        private static final long serialVersionUID = 1L;
        private static final EventCodec EVENTS = new EventCodec();

        @Override
        public boolean isImmutableType() {
            return true;
        }

        @Override
        public Candidate createInstance() {
            throw new UnsupportedOperationException("there is no empty event");
        }

        @Override
        public Candidate copy(Candidate from) {
            return from;
        }

        @Override
        public Candidate copy(Candidate from, Candidate reuse) {
            return from;
        }

        @Override
        public int getLength() {
            return -1;
        }

        @Override
        public void serialize(Candidate candidate, DataOutputView target) throws IOException {
            EVENTS.write(candidate.event(), target);
            Binary.writeZigZag(candidate.epoch(), target);
        }

        @Override
        public Candidate deserialize(DataInputView source) throws IOException {
            return new Candidate(EVENTS.read(source), Binary.readZigZag(source));
        }

        @Override
        public Candidate deserialize(Candidate reuse, DataInputView source) throws IOException {
            return deserialize(source);
        }

        @Override
        public void copy(DataInputView source, DataOutputView target) throws IOException {
            serialize(deserialize(source), target);
        }

        @Override
        public TypeSerializerSnapshot<Candidate> snapshotConfiguration() {
            return new Snapshot();
        }

        /**
         * Required by the interface; patterns are written by {@link PatternStateCodec}, which has a version of its own.
         */
        static final class Snapshot extends SimpleTypeSerializerSnapshot<Candidate> {
            Snapshot() {
                super(Serializer::new);
            }
        }
    }
}
