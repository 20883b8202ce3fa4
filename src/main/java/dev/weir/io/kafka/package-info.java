/**
 * Reads, writes and checks topics.
 *
 * <pre>
 *   KafkaInputs ──▶ KafkaRulebookBootstrap ──▶ TopicSpan
 *        │                └──▶ TopicChecks ──▶ TopicNeeds
 *        └──▶ RawRecordDeserializer       GroupOwner ──▶ GroupMembers, GroupMember
 *   KafkaOutputs                          KafkaTopics: for commands at a terminal
 *        all ──▶ KafkaClients
 * </pre>
 */
@NullMarked
package dev.weir.io.kafka;

import org.jspecify.annotations.NullMarked;
