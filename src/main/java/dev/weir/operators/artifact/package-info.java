/**
 * Reads the artifacts of models: from a store, with Flink's file systems, whatever store the cluster has a plugin for, and
 * in chunks from a topic.
 *
 * <pre>
 *   ArtifactPlaces ──▶ FlinkArtifacts ──┬──▶ Flink's file systems, within the ArtifactRoots
 *                                       └──▶ ArtifactTopic
 * </pre>
 */
@NullMarked
package dev.weir.operators.artifact;

import org.jspecify.annotations.NullMarked;
