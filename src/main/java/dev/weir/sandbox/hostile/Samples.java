package dev.weir.sandbox.hostile;

import java.util.List;

/** Valid records of the event topics, each with as much content as possible. */
public final class Samples {
    /** Transactions. */
    public static final List<String> TRANSACTIONS = List.of("""
            {"transactionId":"t-1","customerId":"c-42","cardId":"card-9","timestamp":"2026-03-01T10:00:00.123Z","amount":129.90,\
            "currency":"EUR","status":"AUTHORIZED","channel":"WEB","merchantId":"m-7","merchantCategory":"5732","country":"DE",\
            "latitude":52.5,"longitude":13.4,"deviceId":"d-1","ip":"203.0.113.7",\
            "items":[{"sku":"s-1","quantity":1,"price":129.90},{"sku":"s-2","quantity":3,"price":1.5}],"attributes":{"giftCard":true}}""", """
            {"transactionId":"t-2","cardId":"card-9","timestamp":1772359201000,"amount":0.5,"currency":"EUR","country":"PL","ip":"2001:db8::1"}""");

    /** Clicks. */
    public static final List<String> CLICKS = List.of("""
            {"eventId":"e-1","customerId":"c-42","sessionId":"s-9","deviceId":"d-1","ip":"203.0.113.7","timestamp":"2026-03-01T09:58:00Z",\
            "type":"VIEW","sku":"s-1","quantity":1,"price":129.90,"url":"/p/s-1","query":"headphones","attributes":{}}""", """
            {"eventId":"e-2","customerId":"c-42","timestamp":1772359080000,"type":"LOGIN_FAILED"}""");

    /** Stock, plain and as change events of databases. */
    public static final List<String> INVENTORY = List.of("""
            {"sku":"s-1","warehouse":"eu-1","available":3,"reserved":1,"price":129.90,"timestamp":"2026-03-01T09:00:00Z"}""", """
            {"before":{"sku":"s-1","warehouse":"w","available":9},"after":{"sku":"s-1","warehouse":"w2","available":4,"reserved":0,"price":"12.90"},\
            "source":{"connector":"mysql","ts_ms":1772445600000,"file":"mysql-bin.000003","pos":484,"row":0},"op":"u","ts_ms":1772445600456}""", """
            {"schema":{"type":"struct","fields":[{"type":"struct","field":"after","fields":[{"type":"bytes","name":"org.apache.kafka.connect.data.Decimal",\
            "version":1,"parameters":{"scale":"2","connect.decimal.precision":"10"},"field":"price"}]}]},"payload":{"op":"c","before":null,\
            "after":{"sku":"s-1","warehouse":"w","available":4,"price":"BQo="},"source":{"connector":"postgresql","lsn":24023128,"ts_ms":1772445600000},"ts_ms":1772445600000}}""", """
            {"op":"r","after":{"sku":"s-2","warehouse":"w","available":4,"price":{"scale":2,"value":"BQo="}},"source":{"scn":"1234","ts_ms":0},"ts_ms":1772445600000}""", """
            {"op":"d","before":{"sku":"s-1","warehouse":"w"},"after":null,"source":{"ts_ms":1772445601000},"ts_ms":1772445601000}""", """
            {"op":"t","before":null,"after":null,"source":{"ts_ms":1772445601000},"ts_ms":1772445601000}""", """
            {"sku":"s-1","warehouse":"eu-1","available":3,"__deleted":"true","__op":"d","__source_ts_ms":1772445601000}""");

    /** Labels. */
    public static final List<String> LABELS = List.of("""
            {"transactionId":"t-1","fraud":true,"timestamp":"2026-03-01T10:05:00Z"}""", """
            {"transactionId":"t-2","fraud":false,"timestamp":1772359501000,"source":{"case":"4711"}}""");

    /** Answers about rules and lists. */
    public static final List<String> ANSWERS = List.of("""
            {"rule":"card-velocity","version":3,"status":"SWITCHING_OFF","errors":[],"reason":"failed for 7.5 % of 1,204 subjects","epoch":12,\
            "at":"2026-03-01T10:00:00.123Z","seal":"00ff"}""", """
            {"rule":"card-velocity","version":4,"status":"REJECTED","errors":[{"path":"when","message":"unknown field","line":4,"column":9}],\
            "warnings":[{"path":"","message":"it waits"}],"features":[{"name":"n","state":"warming","until":"2026-03-02T10:00:00Z"}],\
            "pattern":"kept","epoch":12,"at":"2026-03-01T10:00:00.123Z"}""", """
            {"list":"blocked-ips","status":"ACTIVE","entries":3,"errors":[],"epoch":13,"at":"2026-03-01T10:00:00.123Z"}""");

    /** Decisions. */
    public static final List<String> DECISIONS = List.of("""
            {"decisionId":"9f","trigger":{"type":"transaction","id":"t-1"},"subject":"c-42","eventTime":"2026-03-01T10:00:00.123Z",\
            "decidedAt":"2026-03-01T10:00:00.129Z","outcome":"BLOCK","score":90.5,"reasons":[{"rule":"card-velocity","version":3,"outcome":"BLOCK",\
            "score":90.5,"features":{"n":5,"s":129.905,"seen":true,"at":"2026-03-01T09:00:00Z"},"matched":{"first":["t-0","t-1"]},"params":{"left":4}}],\
            "shadow":[{"rule":"new","version":1,"outcome":"REVIEW","score":1,"features":{}}],"rulesEpoch":12,"duplicateOf":"8e"}""");

    private Samples() {}
}
