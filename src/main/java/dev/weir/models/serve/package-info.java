/**
 * Makes scorers of models: loads what a model is made of, checks it before it takes effect, and shares it among all
 * threads of a process.
 *
 * <pre>
 *   ModelKind, inputs, Artifact ──▶ Scorers (Loads, Forests) ──▶ LoadedModel ──▶ Scorer, one for each thread
 * </pre>
 */
@NullMarked
package dev.weir.models.serve;

import org.jspecify.annotations.NullMarked;
