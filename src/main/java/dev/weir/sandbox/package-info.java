/**
 * The first run: broker, Flink, traffic and a view of what happens, in one process; or a cluster to deploy to.
 *
 * <pre>
 *             Sandbox, LocalCluster
 *       ┌───────────┼───────────┐
 *       ▼           ▼           ▼
 *   terminal ──▶  load ──▶   traffic          what a person sees · events at a steady rate · what happens in a town
 *       │           │           │
 *       ▼           │           │
 *     flink         │           │             the job of production, in this process
 *       └───────────┼───────────┘
 *                   ▼
 *   database ─▶   kafka ──▶ cluster           a shop's tables · a broker and its topics · separate processes
 * </pre>
 *
 * <p>{@link dev.weir.sandbox.Sandbox} starts the same job as in production against its own broker, sends it the events
 * of {@link dev.weir.sandbox.traffic.Traffic} or of files, and shows the decisions on the terminal. Everything it sends
 * and reads goes through real topics, so it depends only on the job's wire formats. May import everything except {@code
 * bench}, which builds on this; tests use {@link dev.weir.sandbox.kafka.EmbeddedBroker} as their broker and {@link
 * dev.weir.sandbox.flink.LocalFlink} as their Flink. {@link dev.weir.sandbox.LocalCluster} starts broker and Flink as
 * separate processes, to deploy the job to. Hostile records for tests and clusters are in {@code sandbox.hostile}.
 */
@NullMarked
package dev.weir.sandbox;

import org.jspecify.annotations.NullMarked;
