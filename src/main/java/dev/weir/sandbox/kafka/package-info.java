/**
 * A broker, its topics, and what writes and reads them.
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
