package dev.weir.engine.deploy.topic;

/** A partition of a topic. */
public record TopicPart(String topic, int partition) {}
