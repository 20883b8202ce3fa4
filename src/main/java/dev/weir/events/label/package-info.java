/** Labels: what transactions turned out to be, as events that features count and models learn from. */
@NullMarked
package dev.weir.events.label;

import org.jspecify.annotations.NullMarked;
