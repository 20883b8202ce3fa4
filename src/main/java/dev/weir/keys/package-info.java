/**
 * The events of a few keys and subjects, read from topics that have very many, and what follows from them about a key.
 *
 * <pre>
 *   EventsOfKeys ──▶ WantedKeys ──▶ Needle            of the records of all keys, those that concern some
 *        └─────────▶ KeyPartitions                    only where they can be
 * </pre>
 */
@NullMarked
package dev.weir.keys;

import org.jspecify.annotations.NullMarked;
