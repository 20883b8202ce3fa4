package dev.weir.sandbox.traffic;

import dev.weir.sandbox.kafka.Message;

/** An event that is whole but for its time. */
@FunctionalInterface
interface UntimedEvent {

    /** The event as it happens at this time, in epoch milliseconds. */
    Message at(long epochMillis);
}
