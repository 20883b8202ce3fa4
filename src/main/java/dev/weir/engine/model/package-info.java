/**
 * Models in force: what is remembered of each, and how one is tried out before it takes effect.
 *
 * <pre>
 * HeldModels ◀── ModelsBeside
 * ModelLoading ◀─▶ ModelTrial
 * </pre>
 */
@NullMarked
package dev.weir.engine.model;

import org.jspecify.annotations.NullMarked;
