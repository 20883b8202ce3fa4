/**
 * Windows: what a key remembers of past events, and the aggregates that rules ask for.
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
 * <p>A {@link dev.weir.features.definition.FeatureDefinition} says which aggregate over which window; its input is a
 * series, and features that differ only in aggregate, window or inclusion of the current event share one. This package
 * does not depend on expressions: the values that enter a series are already evaluated. It only imports {@code events}.
 */
@NullMarked
package dev.weir.features;

import org.jspecify.annotations.NullMarked;
