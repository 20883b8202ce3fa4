/**
 * Models in force: what is remembered of each, and how one is tried out before it takes effect.
 */
@NullMarked
package dev.weir.engine.model;

import org.jspecify.annotations.NullMarked;
