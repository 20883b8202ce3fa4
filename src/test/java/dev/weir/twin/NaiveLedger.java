package dev.weir.twin;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** What was spent of a budget that all have together: the times of all decisions with its tag. */
final class NaiveLedger {
    /** The tag of rules that spend it. */
    static final String TAG = "spent";

    private final List<Long> spent = new ArrayList<>();

    /**
     * A pushed budget.
     *
     * @param unit day, week or month
     * @param burst how many may come ahead of their time; as many as there are if it is not paced
     */
    record Budget(int count, String unit, String zone, int burst) {
        String document(int version) {
            return "{id: caps/all, version: " + version + ", tags: [" + TAG + "], subjects: all, count: " + count
                    + ", over: " + unit + ", zone: " + zone + (burst < count ? ", paced: true, burst: " + burst : "")
                    + "}";
        }

        private LocalDate begin(long atMillis) {
            LocalDate date =
                    Instant.ofEpochMilli(atMillis).atZone(ZoneId.of(zone)).toLocalDate();
            return switch (unit) {
                case "week" -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case "month" -> date.withDayOfMonth(1);
                default -> date;
            };
        }

        private long millis(LocalDate date) {
            return date.atStartOfDay(ZoneId.of(zone)).toInstant().toEpochMilli();
        }

        private LocalDate next(LocalDate begin) {
            return switch (unit) {
                case "week" -> begin.plusDays(7);
                case "month" -> begin.plusMonths(1);
                default -> begin.plusDays(1);
            };
        }
    }

    /** A decision came back. */
    void comesBack(Fact decision) {
        if (List.of(decision.text("tags").split(" ")).contains(TAG)) {
            spent.add(decision.atMillis());
        }
    }

    /** Why a rule may not spend; "" if it may. */
    String refusal(Budget budget, Draft rule, long atMillis) {
        if (!rule.head().tags().contains(TAG)) {
            return "";
        }
        long begin = budget.millis(budget.begin(atMillis));
        long next = budget.millis(budget.next(budget.begin(atMillis)));
        long gone = spent.stream().filter(at -> at >= begin && at < next).count();
        double share = (double) (atMillis - begin) / (next - begin);
        return gone >= budget.count()
                ? "budget"
                : gone >= Math.floor(budget.count() * share + 1e-9) + budget.burst() ? "paced" : "";
    }
}
