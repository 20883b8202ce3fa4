/**
 * The edge: what crosses it as bytes. JSON and YAML are known only here, in {@code yaml} and in {@code config}; the
 * inside sees {@link dev.weir.rules.document.Node} and the records of {@code events}.
 *
 * <pre>
 *              kafka
 *            ┌───┴────┐
 *            ▼        ▼
 *          event    record      document      events as they come · what is written · rules and lists
 *         │     │      │
 *         ▼     │      │
 *       mask    │      │                      values that nobody is to see
 *         └──▶ value ◀─┘                      single values: numbers, times
 * </pre>
 */
@NullMarked
package dev.weir.io;

import org.jspecify.annotations.NullMarked;
