/**
 * Artifacts: the bytes of a model that are too many for its document, from where they come and whether they are the
 * right ones.
 *
 * <pre>
 *   Artifact ──▶ ArtifactSource ──▶ Artifacts (how many, and their hash) ──▶ bytes, or an ArtifactException with words
 * </pre>
 *
 * <p>A URI has to be in one of the {@code ArtifactRoots}. What is on a topic is cut into {@code Chunks}, each under a
 * {@code ChunkKey}.
 *
 * <p>Imports nothing of ours.
 */
@NullMarked
package dev.weir.models.artifact;

import org.jspecify.annotations.NullMarked;
