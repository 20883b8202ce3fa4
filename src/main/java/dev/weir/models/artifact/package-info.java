/**
 * Artifacts: the bytes of a model that are too many for its document, from where they come and whether they are the
 * right ones.
 *
 * <pre>
 *   Artifact ──▶ ArtifactSource ──▶ Artifacts (how many, and their hash) ──▶ bytes, or an ArtifactException with words
 * </pre>
 *
 * <p>Imports nothing of ours.
 */
@NullMarked
package dev.weir.models.artifact;

import org.jspecify.annotations.NullMarked;
