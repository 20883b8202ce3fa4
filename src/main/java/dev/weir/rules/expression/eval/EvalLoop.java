package dev.weir.rules.expression.eval;

import dev.weir.rules.expression.value.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;

/** A comprehension, which {@code all}, {@code exists}, {@code map}, {@code filter} and {@code exists_one} expand to. */
record EvalLoop(Eval range, Eval start, Body body, Eval result) implements Eval {

    /**
     * The part that is evaluated for each element.
     *
     * @param soFar the number of the name bound to the result so far
     * @param each the number of the name bound to the element
     * @param steps of one iteration
     */
    record Body(int soFar, int each, Eval goesOn, Eval step, long steps) {}

    /** A list that a loop appends to in place until the loop ends. */
    static final class Growing extends ArrayList<Object> {
        private boolean isDone;

        private Growing(Collection<?> start) {
            super(start);
        }

        /** Returns whether it must not grow any more. */
        boolean isDone() {
            return isDone;
        }
    }

    @Override
    public Object in(Frame frame) {
        Object over = range.in(frame);
        if (Eval.isAbsent(over)) {
            return over;
        }
        Object first = start.in(frame);
        frame.bind(body.soFar(), first instanceof Collection<?> list ? new Growing(list) : first);
        for (Object element : elements(over)) {
            frame.meter().charge(body.steps());
            frame.bind(body.each(), element);
            Object goesOn = body.goesOn().in(frame);
            if (Eval.isAbsent(goesOn)) {
                return goesOn;
            }
            if (!(goesOn instanceof Boolean more)) {
                throw Failure.of("this has to be true or false");
            }
            if (!more) {
                break;
            }
            frame.bind(body.soFar(), step(frame));
        }
        return done(result.in(frame));
    }

    /** Evaluates one iteration; where a later element may still decide, an error becomes the result so far. */
    private Object step(Frame frame) {
        if (!(body.step() instanceof EvalLogic.Joined)) {
            return body.step().in(frame);
        }
        try {
            return body.step().in(frame);
        } catch (Failure e) {
            if (e.isFinal()) {
                throw e;
            }
            return e;
        }
    }

    private static Iterable<?> elements(Object over) {
        if (over instanceof Map<?, ?> map) {
            return map.keySet();
        }
        if (over instanceof Collection<?> list) {
            return list;
        }
        throw Failure.of("this has to be a list or a map");
    }

    private static Object done(Object value) {
        if (value instanceof Growing list) {
            list.isDone = true;
        }
        return value;
    }
}
