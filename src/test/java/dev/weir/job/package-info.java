/** The job as a whole: a real broker, a Flink mini cluster, records in and records out. */
@NullMarked
package dev.weir.job;

import org.jspecify.annotations.NullMarked;
