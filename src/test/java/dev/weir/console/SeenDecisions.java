package dev.weir.console;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.console.seen.PushedVersions;
import dev.weir.console.seen.SeenSoFar;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Decisions, rules and answers for tests of pages, at a time that stands still. */
public final class SeenDecisions {
    /** The time of the tests. */
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    /** What the pages are made of. */
    public final SeenSoFar sightings = new SeenSoFar(Clock.fixed(NOW, ZoneOffset.UTC));

    private int ids;

    /** Returns the config of a job with the usual outcomes. */
    public static JobConfig config() {
        try {
            return new JobConfigs().read("", Map.of("kafka.bootstrapServers", "localhost:1"), Map.of());
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a decision about a transaction so many seconds ago, with one rule as its reason; returns its id. */
    public String fired(String outcome, String rule, int secondsAgo) {
        return add(outcome, reason(rule, outcome), "", secondsAgo, "c-42");
    }

    /** Adds a decision that only a rule in shadow has something to say about. */
    public String shadow(String rule, int secondsAgo) {
        return add("APPROVE", "", reason(rule, "BLOCK"), secondsAgo, "c-42");
    }

    /** Adds a decision without rules. */
    public String plain(int secondsAgo) {
        return add("APPROVE", "", "", secondsAgo, "c-7");
    }

    /** Adds a decision in which every text is this one, escaped as JSON has it. */
    public String hostile(String text) {
        String reason = String.format(
                "{\"rule\":\"%1$s\",\"version\":1,\"outcome\":\"%1$s\",\"score\":1,\"params\":{\"%1$s\":\"%1$s\"},"
                        + "\"matched\":{\"%1$s\":[\"%1$s\"]},\"features\":{\"%1$s\":\"%1$s\"},\"subject\":\"%1$s\","
                        + "\"holdout\":\"%1$s\",\"points\":3,\"from\":2,\"rules\":[\"%1$s\"]}",
                text);
        String json = String.format(
                "{\"decisionId\":\"%1$s\",\"trigger\":{\"type\":\"%1$s\",\"id\":\"%1$s\"},\"subject\":\"%1$s\","
                        + "\"eventTime\":\"2026-03-01T09:59:50Z\",\"decidedAt\":\"2026-03-01T09:59:50Z\",\"outcome\":\"%1$s\","
                        + "\"score\":1,\"channels\":{\"%1$s\":{\"outcome\":\"%1$s\"}},\"duplicateOf\":\"%1$s\",\"rulesEpoch\":\"%1$s\","
                        + "\"considered\":[{\"rule\":\"%1$s\",\"outcome\":\"%1$s\",\"group\":\"%1$s\",\"value\":\"%1$s\",\"why\":\"%1$s\"}],"
                        + "\"overruled\":[%2$s],\"reasons\":[%2$s],\"shadow\":[%2$s]}",
                text, reason);
        sightings.addDecision(json.getBytes(StandardCharsets.UTF_8), true);
        return text;
    }

    /** Adds a push of a rule, so many seconds ago. */
    public void pushed(String id, String json, String by, int secondsAgo) {
        PushedVersions.add(sightings, id, json, NOW.minusSeconds(secondsAgo).toEpochMilli(), by);
    }

    /** Adds an answer of the job. */
    public void answered(String json) {
        PushedVersions.answer(sightings, json, NOW.toEpochMilli());
    }

    private String add(String outcome, String reasons, String shadow, int secondsAgo, String subject) {
        Instant at = NOW.minusSeconds(secondsAgo);
        String id = "decision" + ids++;
        String json = "{\"decisionId\":\"" + id + "\",\"trigger\":{\"type\":\"transaction\",\"id\":\"t-" + id
                + "\"},\"subject\":\"" + subject + "\",\"eventTime\":\"" + at + "\",\"decidedAt\":\""
                + at.plusMillis(12) + "\",\"outcome\":\"" + outcome + "\",\"score\":90,\"reasons\":[" + reasons
                + "],\"shadow\":[" + shadow + "],\"rulesEpoch\":17}";
        sightings.addDecision(json.getBytes(StandardCharsets.UTF_8), true);
        return id;
    }

    private static String reason(String rule, String outcome) {
        return "{\"rule\":\"" + rule + "\",\"version\":4,\"outcome\":\"" + outcome
                + "\",\"score\":90,\"params\":{},\"matched\":{\"probe\":[\"t-0\"],\"hit\":[\"t-1\"]},\"features\":{\"spend1h\":1290.5}}";
    }
}
