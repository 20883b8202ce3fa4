package dev.weir.engine.route;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Subjects;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RouterTest {
    private static final long HOUR = 3_600_000;

    @Test
    void anEventGoesOnceToEachKeyHoweverManyRulesCare() {
        Rule one =
                rule("one").counts("n", EventType.TRANSACTION, HOUR, "cardId").build();
        Rule two = rule("two")
                .counts("n", EventType.TRANSACTION, 2 * HOUR, "cardId")
                .counts("onIp", EventType.TRANSACTION, HOUR, "ip")
                .build();

        Routing routing = route(payment("t").from("1.1.1.1").event(), one, two);

        assertThat(routing.toKeys()).extracting(Routed::key).containsExactly("cardId=card-1", "ip=1.1.1.1");
        assertThat(routing.toSubjects()).singleElement().satisfies(a -> {
            assertThat(a.signals()).isEqualTo(2);
            assertThat(a.primary()).isTrue();
        });
    }

    @Test
    void aKeyOfAbsentFieldsIsNotWaitedFor() {
        Rule rule = rule("r").counts("n", EventType.TRANSACTION, HOUR, "ip").build();

        Routing routing = route(payment("t").from("").event(), rule);

        assertThat(routing.toKeys()).isEmpty();
        assertThat(routing.toSubjects())
                .singleElement()
                .satisfies(a -> assertThat(a.signals()).isZero());
    }

    @Test
    void eachSkuOfATransactionIsAKeyOfItsOwn() {
        Rule rule = rule("r").counts("n", EventType.TRANSACTION, HOUR, "sku").build();

        Routing routing =
                route(payment("t").line("a", 1).line("b", 1).line("a", 1).event(), rule);

        assertThat(routing.toKeys()).extracting(Routed::key).containsExactly("sku=a", "sku=b");
        assertThat(routing.toSubjects())
                .singleElement()
                .satisfies(a -> assertThat(a.signals()).isEqualTo(2));
    }

    @Test
    void aTransactionGoesToItsSubjectThoughNoRuleCares() {
        Routing routing = route(payment("t").by("c-7").event());

        assertThat(routing.toKeys()).isEmpty();
        assertThat(routing.toSubjects()).singleElement().satisfies(a -> {
            assertThat(a.subject()).isEqualTo("c-7");
            assertThat(a.signals()).isZero();
        });
    }

    @Test
    void aClickThatNoRuleCaresAboutGoesNowhere() {
        Routing routing = route(visit("e").event(), rule("r").build());

        assertThat(routing.toKeys()).isEmpty();
        assertThat(routing.toSubjects()).isEmpty();
    }

    @Test
    void whatIsOnlyTakenInIsNotAnswered() {
        Rule rule =
                rule("r").counts("views", EventType.CLICK, HOUR, "customerId").build();

        Routing routing = route(visit("e").event(), rule);

        assertThat(routing.toKeys())
                .singleElement()
                .satisfies(r -> assertThat(r.subjects()).isEmpty());
        assertThat(routing.toSubjects()).isEmpty();
    }

    @Test
    void whatIsOnlyAskedForIsRoutedToo() {
        Rule rule =
                rule("r").counts("views", EventType.CLICK, HOUR, "customerId").build();

        Routing routing = route(payment("t").event(), rule);

        assertThat(routing.toKeys())
                .singleElement()
                .satisfies(r -> assertThat(r.subjects()).containsExactly("c-1"));
    }

    @Test
    void aKeyThatOnlyTakesInIsNotWaitedForBesideOneThatAnswers() {
        Rule onClicks = rule("clicks")
                .on(EventType.CLICK)
                .counts("n", EventType.CLICK, HOUR, "customerId")
                .build();
        Rule onPayments =
                rule("payments").counts("onIp", EventType.CLICK, HOUR, "ip").build();

        Routing routing = route(visit("e").from("1.1.1.1").event(), onClicks, onPayments);

        assertThat(routing.toKeys()).hasSize(2);
        assertThat(routing.toSubjects())
                .singleElement()
                .satisfies(a -> assertThat(a.signals()).isOne());
    }

    @Test
    void aChangeOfStockGoesToItsSkuThoughNoRuleCares() {
        Routing routing = route(new StockChange("s-1", "eu", 5, false, 1, 0, Double.NaN));

        assertThat(routing.toKeys()).extracting(Routed::key).containsExactly("sku=s-1");
        assertThat(routing.toSubjects()).isEmpty();
    }

    @Test
    void aRuleWithASubjectOfItsOwnIsAskedThere() {
        Rule byCard =
                rule("card").subject(scope -> new Value.Text("card-of-c-1")).build();

        Routing routing = route(payment("t").event(), rule("plain").build(), byCard);

        assertThat(routing.toSubjects()).extracting(Announced::subject).containsExactly("c-1", "card-of-c-1");
        assertThat(routing.toSubjects()).extracting(Announced::primary).containsExactly(true, false);
    }

    @Test
    void anotherSubjectGetsOnlyTheAnswersThatTheRulesAboutItNeed() {
        Rule plain =
                rule("plain").counts("n", EventType.TRANSACTION, HOUR, "cardId").build();
        Rule byIp = rule("ip")
                .counts("onIp", EventType.TRANSACTION, HOUR, "ip")
                .subject(scope -> new Value.Text("1.1.1.1"))
                .build();
        Rule ofCustomer = rule("ip-too")
                .counts("ofCustomer", EventType.TRANSACTION, HOUR, "customerId")
                .subject(scope -> new Value.Text("1.1.1.1"))
                .build();

        Routing routing = route(payment("t").from("1.1.1.1").event(), plain, byIp, ofCustomer);

        assertThat(routing.toKeys())
                .extracting(Routed::key)
                .containsExactly("cardId=card-1", "customerId=c-1", "ip=1.1.1.1");
        assertThat(routing.toKeys())
                .extracting(Routed::subjects)
                .containsExactly(List.of("c-1"), List.of("c-1", "1.1.1.1"), List.of("c-1", "1.1.1.1"));
        assertThat(routing.toSubjects()).extracting(Announced::signals).containsExactly(3, 2);
    }

    @Test
    void twoSubjectsOfRulesWaitForTheirOwnKeysOnly() {
        Rule ofCards = rule("r")
                .on(EventType.CLICK)
                .subject(scope -> new Value.Text("page"))
                .counts("n", EventType.CLICK, HOUR, "customerId")
                .build();
        Rule elsewhere = rule("s")
                .on(EventType.CLICK)
                .subject(scope -> new Value.Text("ip"))
                .counts("onIp", EventType.CLICK, HOUR, "ip")
                .build();

        Routing routing = route(visit("e").from("1.1.1.1").event(), ofCards, elsewhere);

        assertThat(routing.toKeys()).extracting(Routed::subjects).containsExactly(List.of("page"), List.of("ip"));
        assertThat(routing.toSubjects()).extracting(Announced::signals).containsExactly(1, 1);
    }

    @Test
    void everySubjectHearsWhatMayBeAboutAnyOfThem() {
        Rule pattern = rule("two").with("by: [cardId]").pattern("5m", """
                        {"name":"a","on":"transaction","where":"transaction.amount < 1.0"},
                        {"name":"b","on":"transaction","where":"transaction.amount > 500.0"}""").build();
        Rule other = rule("card")
                .counts("n", EventType.TRANSACTION, HOUR, "ip")
                .subject(scope -> new Value.Text("card"))
                .build();

        Routing routing = route(payment("t").from("1.1.1.1").event(), pattern, other);

        assertThat(routing.toSubjects()).extracting(Announced::subject).containsExactly("c-1", "card");
        assertThat(routing.toSubjects()).extracting(Announced::signals).containsExactly(2, 2);
    }

    @Test
    void whereASubjectFailsItIsTheUsualOneAndTheErrorCounts() {
        Rule fails = rule("fails")
                .on(EventType.CLICK)
                .subject(scope -> {
                    throw new EvaluationException("no", new ArithmeticException());
                })
                .build();

        Routing routing = route(visit("e").event(), fails);

        assertThat(routing.failed()).containsExactly("fails");
        assertThat(routing.toSubjects()).extracting(Announced::subject).containsExactly("c-1");
    }

    @Test
    void aSubjectThatCannotBeFoundCountsAsAnErrorOrAsNobody() {
        Rule fails = rule("fails")
                .subject(scope -> {
                    throw new EvaluationException("no", new ArithmeticException());
                })
                .build();
        Rule nobody = rule("nobody").subject(scope -> Value.absent()).build();

        Routing routing = route(payment("t").event(), fails, nobody);

        assertThat(routing.failed()).containsExactly("fails");
        assertThat(routing.toSubjects()).extracting(Announced::subject).containsExactly("c-1");
    }

    @Test
    void aRuleThatIsSwitchedOffIsNotAskedButWhatItKeptIsKept() {
        Rule off = rule("off")
                .on(EventType.CLICK)
                .mode(Mode.OFF)
                .counts("n", EventType.CLICK, HOUR, "customerId")
                .build();

        Routing routing = route(visit("e").event(), off);

        assertThat(routing.toSubjects()).isEmpty();
        assertThat(routing.toKeys()).extracting(Routed::key).containsExactly("customerId=c-1");
    }

    @Test
    void everythingIsStampedWithTheEpoch() {
        Rule rule = rule("r").counts("n", EventType.TRANSACTION, HOUR, "cardId").build();
        Rulebook book = Rulebook.of(17, List.of(rule), EngineSettings.DEFAULT);

        Routing routing = Router.route(payment("t").event(), book, 1);

        assertThat(routing.toKeys()).extracting(Routed::epoch).containsExactly(17L);
        assertThat(routing.toSubjects()).extracting(Announced::epoch).containsExactly(17L);
    }

    @Test
    void theSubjectIsTheCustomerElseTheCardElseTheSessionElseTheDeviceElseTheSku() {
        Transaction cardOnly = payment("t").by("").with("card-9").event();

        assertThat(Subjects.of(payment("t").by("c-1").with("card-9").event())).isEqualTo("c-1");
        assertThat(Subjects.of(cardOnly)).isEqualTo("card-9");
        assertThat(Subjects.of(visit("e").by("").in("s-1").on("d-1").event())).isEqualTo("s-1");
        assertThat(Subjects.of(visit("e").by("").on("d-1").event())).isEqualTo("d-1");
        assertThat(Subjects.of(new StockChange("sku-1", "", 1, false, 1, 0, 1))).isEqualTo("sku-1");
    }

    private static Routing route(dev.weir.events.Event event, Rule... rules) {
        return Router.route(event, Rulebook.of(1, Arrays.asList(rules), EngineSettings.DEFAULT), 1);
    }
}
