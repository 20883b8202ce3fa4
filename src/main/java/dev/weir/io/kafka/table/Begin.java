package dev.weir.io.kafka.table;

import org.apache.flink.api.connector.source.SourceEvent;

/** Tells a reader that the tables are read. */
record Begin() implements SourceEvent {}
