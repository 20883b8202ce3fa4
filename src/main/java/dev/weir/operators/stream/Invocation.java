package dev.weir.operators.stream;

import dev.weir.engine.message.JobTime;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * One call of an operator, from any input or timer: its time and its outputs.
 *
 * @param main the main output
 * @param side the side outputs
 */
record Invocation<O>(JobTime moment, Collector<O> main, SideOutput side) {

    /** The side outputs, whatever kind of context the call has. */
    @FunctionalInterface
    interface SideOutput {
        <X> void output(OutputTag<X> tag, X value);
    }
}
