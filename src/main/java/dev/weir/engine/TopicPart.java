package dev.weir.engine;

/** A partition of a topic. */
public record TopicPart(String topic, int partition) {}
