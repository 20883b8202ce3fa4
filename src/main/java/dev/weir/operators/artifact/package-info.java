/** Reads the artifacts of models from a store, with Flink's file systems: whatever store the cluster has a plugin for. */
@NullMarked
package dev.weir.operators.artifact;

import org.jspecify.annotations.NullMarked;
