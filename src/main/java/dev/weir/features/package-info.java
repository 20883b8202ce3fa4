/**
 * Windows: what a key remembers of the events that went by, and the aggregates that rules ask of it.
 *
 * <pre>
 *   series ──▶ definition      the memory of a series and what it answers · what a feature is
 *      │           │
 *      └─────┬─────┘
 *            ▼
 *         function             the aggregates, each one class
 *            │
 *            ▼
 *         column               numbers and values, packed
 * </pre>
 *
 * <p>A {@link dev.weir.features.definition.FeatureDefinition} says which aggregate over which window; the events it
 * takes in are a series, and features that differ only in aggregate, window or the current event share one. This
 * package knows nothing of expressions: what enters a series has been evaluated already. It imports {@code events}
 * alone.
 */
@NullMarked
package dev.weir.features;

import org.jspecify.annotations.NullMarked;
