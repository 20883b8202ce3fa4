package dev.weir.io.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.FeatureNote;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleCost;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

final class JsonDecisionsTest {
    private static final long EVENT_MILLIS =
            Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();

    @Test
    void aDecisionIsWrittenAsTheContractShowsIt() {
        Map<String, List<String>> matched = new LinkedHashMap<>();
        matched.put("probe", List.of("t-0"));
        matched.put("hit", List.of("t-1", "t-2"));
        Reason reason = new Reason(
                "card-testing",
                4,
                "BLOCK",
                90,
                10,
                Map.of("hold", new Value.Text("24h"), "b", new Value.Int(2), "c", new Value.Bool(true)),
                matched,
                Map.of("spend1h", new Value.Real(1290), "cards", new Value.Int(4)));

        assertThat(written(decision(90, List.of(reason), List.of())))
                .isEqualTo(("{'decisionId':'0c9f','trigger':{'type':'transaction','id':'t-1'},'subject':'c-42',"
                                + "'eventTime':'2026-03-01T10:00:00.000Z','decidedAt':'2026-03-01T10:00:00.126Z',"
                                + "'outcome':'BLOCK','score':90.0,"
                                + "'reasons':[{'rule':'card-testing','version':4,'outcome':'BLOCK','score':90.0,"
                                + "'params':{'b':2,'c':true,'hold':'24h'},"
                                + "'matched':{'probe':['t-0'],'hit':['t-1','t-2']},"
                                + "'features':{'cards':4,'spend1h':1290.0}}],'shadow':[],'rulesEpoch':17}")
                        .replace('\'', '"'));
    }

    @Test
    void everyKindOfValueHasAForm() {
        Map<String, Value> params = Map.of(
                "a", Value.absent(),
                "b", new Value.Time(EVENT_MILLIS + 5),
                "c", new Value.Items(List.of(new Value.Int(1), new Value.Text("\u00fc\n"))),
                "d", new Value.Entries(Map.of("y", new Value.Real(0.1), "x", new Value.Real(Double.NaN))),
                "e", new Value.Real(Double.POSITIVE_INFINITY));
        Reason reason = new Reason("r", 1, "BLOCK", 0, 0, params, Map.of(), Map.of());

        assertThat(written(decision(0, List.of(), List.of(reason))))
                .contains(("'params':{'a':null,'b':'2026-03-01T10:00:00.005Z','c':[1,'\u00fc\\n'],"
                                + "'d':{'x':null,'y':0.1},'e':null}")
                        .replace('\'', '"'));
    }

    @Test
    void aCorrectionNamesTheFirstDecision() {
        Decision first = decision(0, List.of(), List.of());
        Decision correction = new Decision(
                "51aa",
                first.trigger(),
                first.subject(),
                first.eventTimeMillis(),
                first.decidedAtMillis(),
                "BLOCK",
                0,
                List.of(),
                List.of(),
                17,
                true,
                first.decisionId());

        assertThat(written(correction))
                .contains("'trigger':{'type':'transaction','id':'t-1'},'duplicateOf':'0c9f',".replace('\'', '"'));
        assertThat(written(first)).doesNotContain("duplicateOf");
    }

    @Test
    void aWriterCrossesTheNetwork() throws Exception {
        Decision decision = decision(0, List.of(), List.of());

        assertThat(InstantiationUtil.clone(new JsonDecisions()).write(decision))
                .isEqualTo(new JsonDecisions().write(decision));
    }

    @Test
    void anAnswerToARuleUpdateNamesEveryError() {
        RuleStatus status = new RuleStatus(
                "card-testing",
                4,
                RuleStatus.Kind.REJECTED,
                List.of(RuleError.at("then", "is missing"), new RuleError("when", "unknown field 'amout'", 1, 13)),
                17,
                EVENT_MILLIS);

        assertThat(new String(new JsonRuleStatus().write(status), StandardCharsets.UTF_8))
                .isEqualTo(("{'rule':'card-testing','version':4,'status':'REJECTED','errors':["
                                + "{'path':'then','message':'is missing'},"
                                + "{'path':'when','message':'unknown field ~amout~','line':1,'column':13}],"
                                + "'epoch':17,'at':'2026-03-01T10:00:00.000Z'}")
                        .replace('\'', '"')
                        .replace('~', '\''));
    }

    @Test
    void anAnswerSaysWhatItHasToSayBesideAndNothingElse() {
        RuleNotes notes = new RuleNotes(
                        List.of(RuleError.at("when", "there is no list")),
                        "blocked too much",
                        0,
                        List.of(new FeatureNote("a", 0), new FeatureNote("b", EVENT_MILLIS)),
                        "kept")
                .withCost(new RuleCost(7, 2, 1, 640));
        RuleStatus status = new RuleStatus("r", 4, RuleStatus.Kind.OFF, List.of(), 17, EVENT_MILLIS, notes);

        assertThat(new String(new JsonRuleStatus().write(status), StandardCharsets.UTF_8))
                .isEqualTo(("{'rule':'r','version':4,'status':'OFF','errors':[],"
                                + "'warnings':[{'path':'when','message':'there is no list'}],"
                                + "'reason':'blocked too much','features':[{'name':'a','state':'kept'},"
                                + "{'name':'b','state':'warming','until':'2026-03-01T10:00:00.000Z'}],"
                                + "'pattern':'kept','cost':{'steps':7,'features':2,'keys':1,'stateBytesPerKey':640},'epoch':17,'at':'2026-03-01T10:00:00.000Z'}")
                        .replace('\'', '"'));
    }

    @Test
    void anAnswerAboutAListNamesItAndItsNumberOfEntries() {
        RuleStatus status = new RuleStatus(
                "list:ips", 0, RuleStatus.Kind.ACTIVE, List.of(), 17, EVENT_MILLIS, RuleNotes.ofEntries(3));

        assertThat(new String(new JsonRuleStatus().write(status), StandardCharsets.UTF_8))
                .isEqualTo(("{'list':'ips','status':'ACTIVE','entries':3,'errors':[],"
                                + "'epoch':17,'at':'2026-03-01T10:00:00.000Z'}")
                        .replace('\'', '"'));
    }

    private static Decision decision(double score, List<Reason> reasons, List<Reason> shadow) {
        return new Decision(
                "0c9f",
                new Trigger("transaction", "t-1"),
                "c-42",
                EVENT_MILLIS,
                EVENT_MILLIS + 126,
                "BLOCK",
                score,
                reasons,
                shadow,
                17);
    }

    private static String written(Decision decision) {
        return new String(new JsonDecisions().write(decision), StandardCharsets.UTF_8);
    }
}
