/**
 * The topics from which a rulebook comes, and their partitions.
 */
@NullMarked
package dev.weir.engine.deploy.topic;

import org.jspecify.annotations.NullMarked;
