/**
 * A broker, its topics, and their writers and readers.
 *
 * <pre>
 *   BrokerProcess ──▶ BrokerMain ──▶ EmbeddedBroker ──▶ BrokerSettings
 *                                         └──▶ Ports
 *   RulePusher ──▶ Producer ──▶ Message        Reader ──▶ Topics
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
