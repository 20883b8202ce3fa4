/** Rows of the tables that a job config declares, such as customers or merchants, as they are changed one by one. */
@NullMarked
package dev.weir.events.table;

import org.jspecify.annotations.NullMarked;
