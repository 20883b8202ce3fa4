/** What a cluster on one machine is set to. Clusters that run are in {@code dev.weir.cluster}. */
@NullMarked
package dev.weir.sandbox.cluster;

import org.jspecify.annotations.NullMarked;
