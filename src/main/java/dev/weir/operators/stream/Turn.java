package dev.weir.operators.stream;

import dev.weir.engine.message.Moment;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * One call of an operator, whichever input or timer it came by: when it is, and whom it tells.
 *
 * @param main what the operator is for
 * @param side what it says beside it
 */
record Turn<O>(Moment moment, Collector<O> main, SideOutput side) {

    /** The side outputs of whichever context a call has. */
    @FunctionalInterface
    interface SideOutput {
        <X> void output(OutputTag<X> tag, X value);
    }
}
