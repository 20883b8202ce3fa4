/**
 * Models: what one is made of, and what gives the score. Data and arithmetic only: documents become these records in
 * {@code rules.model}, and which inputs a score is asked with is known outside.
 *
 * <pre>
 *   serve (Scorers: a kind and its artifact ──▶ LoadedModel ──▶ Scorer)
 *     ├──▶ linear, tree, forest     arithmetic of ours
 *     ├──▶ onnx                     ONNX Runtime, only if asked for
 *     ├──▶ artifact                 bytes: from where, how many, and whether they are the right ones
 *     └──▶ models (ModelKind) ──▶ online (settings and weights)
 * </pre>
 *
 * <p>No Flink, no JSON library, no clock. Imports {@code events}.
 */
@NullMarked
package dev.weir.models;

import org.jspecify.annotations.NullMarked;
