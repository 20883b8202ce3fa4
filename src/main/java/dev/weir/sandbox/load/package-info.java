/**
 * Events at a steady rate, and how long each takes.
 *
 * <pre>
 *   Lane ──▶ OpenLoop ──▶ InFlight
 *      └──▶ Arrivals ──▶ Latency ──▶ ReadableNumbers         until somebody wishes to Stop
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.load;

import org.jspecify.annotations.NullMarked;
