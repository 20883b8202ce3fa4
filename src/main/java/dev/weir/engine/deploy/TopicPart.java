package dev.weir.engine.deploy;

/** A partition of a topic. */
public record TopicPart(String topic, int partition) {}
