/**
 * How long a change in a database takes to reach decisions.
 *
 * <pre>
 *   ChangeBench ──▶ ChangedShop ──▶ Sightings
 * </pre>
 */
@NullMarked
package dev.weir.bench.cdc;

import org.jspecify.annotations.NullMarked;
