/**
 * Finds, among many conditions, those that may hold, at a cost that hardly grows with their number.
 *
 * <pre>
 *   requirements of all conditions ──► ConditionIndex ◄── values of one event (ProbedValues)
 *                                          │ one for each value that conditions ask for
 *                                          ▼
 *              Attribute: NumberAttribute, TextAttribute, FlagAttribute, ListAttribute
 *                                          │ which conditions accept this value
 *                                          ▼
 *                                      Candidates
 * </pre>
 */
@NullMarked
package dev.weir.engine.index;

import org.jspecify.annotations.NullMarked;
