/**
 * Data that others recorded, decided by the same code as in production: with the engine in memory, and through Kafka by
 * the whole job. What they expect was computed elsewhere. Tests are skipped where the data is missing.
 */
@NullMarked
package dev.weir.realdata;

import org.jspecify.annotations.NullMarked;
