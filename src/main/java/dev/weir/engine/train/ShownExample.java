package dev.weir.engine.train;

import dev.weir.engine.score.Example;

/** An example that is learned as it is, whatever its label will be. */
public record ShownExample(Example example) implements Lesson {}
