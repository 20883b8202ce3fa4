package dev.weir.engine.later;

import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.RuleMatchCodec;
import dev.weir.events.Event;
import dev.weir.events.answer.Reason;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.ReasonCodec;
import dev.weir.events.definition.EventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * What a rule decided about a subject, to go out when it is due.
 *
 * @param reason as it was when the condition held: outcome, score, parameters and features
 * @param trigger the event at which the condition held
 * @param dueMillis in event time
 * @param epoch under which it was decided
 * @param value by which it is compared with others of its group
 * @param match what the condition is asked about again when the action is due; empty if it is not asked again
 */
public record WaitingAction(
        Reason reason, Event trigger, long dueMillis, long epoch, double value, Optional<RuleMatch> match) {

    /** Returns whether it is the action of the same rule about the same event or match. */
    boolean isOf(WaitingAction other) {
        return reason.rule().equals(other.reason.rule())
                && isOf(other.trigger)
                && reason.matched().equals(other.reason.matched());
    }

    boolean isOf(Event event) {
        return trigger.id().equals(event.id())
                && trigger.type().equals(event.type())
                && trigger.occurrence().equals(event.occurrence());
    }

    void write(DataOutput out) throws IOException {
        new ReasonCodec().write(reason, out);
        new EventCodec().write(trigger, out);
        Binary.writeZigZag(dueMillis, out);
        Binary.writeVarLong(epoch, out);
        out.writeDouble(value);
        out.writeBoolean(match.isPresent());
        if (match.isPresent()) {
            new RuleMatchCodec().write(match.get(), out);
        }
    }

    static WaitingAction read(DataInput in) throws IOException {
        return new WaitingAction(
                new ReasonCodec().read(in),
                new EventCodec().read(in),
                Binary.readZigZag(in),
                Binary.readVarLong(in),
                in.readDouble(),
                in.readBoolean() ? Optional.of(new RuleMatchCodec().read(in)) : Optional.empty());
    }
}
