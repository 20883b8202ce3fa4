/**
 * The edge of the system: everything that enters or leaves as bytes. Only this package, {@code yaml} and {@code config}
 * know of JSON and YAML; the rest uses {@link dev.weir.rules.document.Node} and the records of {@code events}.
 *
 * <pre>
 *             history                         files and topics, in order of event time
 *                │
 *              kafka
 *            ┌───┴────┐
 *            ▼        ▼
 *          event    record      document      events as they come · what is written · rules and lists
 *         │     │      │
 *         ▼     │      │
 *       mask    │      │                      values that nobody is to see
 *         └──▶ value ◀─┘                      single values: numbers, times
 *
 *       flink                                 what runs the job, asked over REST
 * </pre>
 */
@NullMarked
package dev.weir.io;

import org.jspecify.annotations.NullMarked;
