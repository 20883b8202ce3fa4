package dev.weir.events.answer;

/**
 * What a decision says in a channel.
 *
 * @param score the highest of the reasons with this outcome, 0 to 100
 */
public record ChannelAnswer(String channel, String outcome, double score) {}
