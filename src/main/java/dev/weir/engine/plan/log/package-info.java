/** The updates of rules, lists and other documents, by the epochs at which they began. */
@NullMarked
package dev.weir.engine.plan.log;

import org.jspecify.annotations.NullMarked;
