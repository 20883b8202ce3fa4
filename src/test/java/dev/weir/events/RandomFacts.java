package dev.weir.events;

import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.FeatureNote;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleCost;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.Standing;
import dev.weir.events.answer.Trigger;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.Sender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Events and results with anything in them that their types allow, the same for the same seed. */
public final class RandomFacts {
    private static final String[] ALPHABETS = {
        "abc-XYZ019", "äöüß\u00ff", "日本語\u0100", "\ud83d\ude00", "\ud800", "\u0000\n\"\\"
    };

    private final SplittableRandom random;

    public RandomFacts(long seed) {
        random = new SplittableRandom(seed);
    }

    public Event event() {
        return switch (random.nextInt(3)) {
            case 0 -> transaction();
            case 1 -> click();
            default -> stockChange();
        };
    }

    public Transaction transaction() {
        return new Transaction(
                someText(),
                whole(),
                random.nextDouble(-1e9, 1e9),
                someText(),
                text(),
                text(),
                text(),
                text(),
                text(),
                text(),
                text(),
                real(),
                real(),
                text(),
                text(),
                list(() -> new LineItem(text(), whole(), real())),
                attributes());
    }

    Click click() {
        return new Click(
                someText(),
                whole(),
                someText(),
                text(),
                text(),
                someText(),
                text(),
                text(),
                whole(),
                real(),
                text(),
                text(),
                attributes());
    }

    StockChange stockChange() {
        return new StockChange(someText(), text(), whole(), random.nextBoolean(), whole(), whole(), real(), origin());
    }

    private ChangeOrigin origin() {
        return switch (random.nextInt(3)) {
            case 0 -> ChangeOrigin.UNKNOWN;
            case 1 -> ChangeOrigin.ofSource(someText());
            default -> ChangeOrigin.ofRecord(random.nextInt(1_000), random.nextLong(Long.MAX_VALUE));
        };
    }

    public Attributes attributes() {
        return random.nextInt(3) == 0 ? Attributes.NONE : new Attributes(values(1));
    }

    public Value value(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> Value.absent();
            case 1 -> new Value.Text(text());
            case 2 -> new Value.Int(whole());
            case 3 -> new Value.Real(real());
            case 4 -> new Value.Bool(random.nextBoolean());
            case 5 -> new Value.Time(whole());
            case 6 -> new Value.Items(list(() -> value(depth - 1)));
            default -> new Value.Entries(values(depth - 1));
        };
    }

    RuleError ruleError() {
        return new RuleError(text(), text(), random.nextInt(10_000), random.nextInt(10_000));
    }

    public RuleStatus ruleStatus() {
        RuleStatus.Kind[] kinds = RuleStatus.Kind.values();
        RuleStatus.Kind kind = kinds[random.nextInt(kinds.length)];
        RuleNotes notes = new RuleNotes(
                list(this::ruleError), text(), count(), list(() -> new FeatureNote(text(), whole())), text());
        RuleCost cost =
                new RuleCost(random.nextInt(9_999), random.nextInt(50), random.nextInt(9), random.nextInt(1 << 30));
        return new RuleStatus(
                text(),
                whole(),
                kind,
                list(this::ruleError),
                count(),
                whole(),
                random.nextBoolean() ? notes : notes.withCost(cost));
    }

    public Reason reason() {
        Standing standing = new Standing(text(), text(), random.nextBoolean(), text(), points());
        return new Reason(
                text(),
                whole(),
                text(),
                real(),
                random.nextInt(),
                values(2),
                map(() -> list(this::text)),
                values(1),
                standing);
    }

    private Points points() {
        return switch (random.nextInt(3)) {
            case 0 -> Points.NONE;
            case 1 -> new Points.Given(real(), list(this::text));
            default -> new Points.Sum(real(), real(), list(this::text));
        };
    }

    public Decision decision() {
        Trigger trigger = new Trigger(text(), text());
        List<Reason> reasons = list(this::reason);
        return new Decision(
                text(),
                trigger,
                text(),
                whole(),
                whole(),
                text(),
                real(),
                reasons,
                list(this::reason),
                count(),
                random.nextBoolean(),
                text(),
                new ByChannel(
                        text(),
                        list(() -> new ChannelAnswer(text(), text(), real())),
                        list(this::reason),
                        list(() -> new Considered(text(), whole(), text(), text(), new Value.Real(real()), text()))));
    }

    public Stock stock() {
        return new Stock(whole(), whole(), real());
    }

    public RawRecord rawRecord() {
        Sender sender = random.nextBoolean() ? Sender.NOBODY : new Sender("anna", whole(), text());
        return new RawRecord(text(), random.nextInt(100), count(), whole(), bytes(), bytes(), sender);
    }

    public String text() {
        int length = random.nextInt(4) == 0 ? 0 : random.nextInt(200);
        String alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private String someText() {
        return text() + "x";
    }

    private long whole() {
        return switch (random.nextInt(5)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextLong();
            default -> random.nextInt(-300, 300);
        };
    }

    private long count() {
        return random.nextLong() >>> random.nextInt(1, 64);
    }

    private double real() {
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> Double.MIN_VALUE;
            default -> random.nextDouble(-1000, 1000);
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private Map<String, Value> values(int depth) {
        return map(() -> value(depth));
    }

    private <T> Map<String, T> map(Supplier<T> value) {
        Map<String, T> map = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text(), value.get());
        }
        return map;
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }
}
