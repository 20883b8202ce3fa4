package dev.weir.sandbox.traffic;

import dev.weir.sandbox.kafka.Message;

/** An event that is complete except for its time. */
@FunctionalInterface
interface UntimedEvent {

    /** Returns the event at this time, in epoch milliseconds. */
    Message at(long epochMillis);
}
