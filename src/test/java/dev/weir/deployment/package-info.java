/** Tests of what a deployment is made of: the configuration of the cluster, and the chart. */
@NullMarked
package dev.weir.deployment;

import org.jspecify.annotations.NullMarked;
