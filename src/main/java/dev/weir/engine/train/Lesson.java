package dev.weir.engine.train;

import dev.weir.engine.score.Example;

/** What those that train a model are told of it: an example with its label, or one that was just scored, which some learn from. */
public sealed interface Lesson permits LabelledExample, ShownExample {
    /** Returns the example. */
    Example example();
}
