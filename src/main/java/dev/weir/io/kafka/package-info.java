/**
 * Reads, writes and checks topics.
 *
 * <pre>
 *   KafkaInputs ──▶ KafkaRulebookBootstrap ──▶ TopicSpan
 *        │                └──▶ TopicChecks ──▶ TopicNeeds
 *        └──▶ RawRecordDeserializer       GroupOwner ──▶ GroupMembers, GroupMember
 *        └──▶ KafkaTableReading, io.kafka.table: events wait for the rows of tables
 *   KafkaOutputs                          KafkaTopics: for commands at a terminal; TopicFollower: for pages
 *        all ──▶ KafkaClients              both ──▶ PatientClients
 * </pre>
 */
@NullMarked
package dev.weir.io.kafka;

import org.jspecify.annotations.NullMarked;
