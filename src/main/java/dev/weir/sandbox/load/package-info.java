/**
 * Sends events at a steady rate, and measures how long each takes.
 *
 * <pre>
 *   ComparedJob ──▶ OpenLoop ──▶ InFlight
 *        └──▶ Arrivals ──▶ Latency ──▶ ReadableNumbers         Stop: the request to end
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.load;

import org.jspecify.annotations.NullMarked;
