/**
 * The first run: broker, Flink, traffic and a view of what happens, in one process.
 *
 * <p>{@link dev.weir.sandbox.Sandbox} starts the very job that runs in production against a broker of its own, sends it
 * the events of {@link dev.weir.sandbox.Traffic} or of files, and shows on the terminal what was decided. What it sends
 * and reads crosses real topics, so it knows the job only by its wire formats. May import everything; nothing may
 * import it but tests, which use {@link dev.weir.sandbox.EmbeddedBroker} as their broker and
 * {@link dev.weir.sandbox.LocalFlink} as their Flink. {@link dev.weir.sandbox.LocalCluster} starts broker and Flink as
 * separate processes, to deploy the job to; how is in {@link dev.weir.sandbox.cluster}.
 */
@NullMarked
package dev.weir.sandbox;

import org.jspecify.annotations.NullMarked;
