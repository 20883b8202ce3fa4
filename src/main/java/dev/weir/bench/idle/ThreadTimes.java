package dev.weir.bench.idle;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The CPU time of this process and of its threads, by kind of thread.
 *
 * @param processNanos of the process, including the virtual machine's own threads
 * @param threads by the name of a thread without its numbers, how many there are and the CPU time of all of them
 */
record ThreadTimes(long nanos, long processNanos, Map<String, Threads> threads) {
    private static final Pattern NUMBERS = Pattern.compile("\\s*(\\(\\d+/\\d+\\))?#?\\d+");
    private static final String OF_THE_MACHINE = "the virtual machine";
    private static final int NAME_CHARS = 66;

    /**
     * Threads that do the same.
     *
     * @param nanos of CPU of all of them
     */
    record Threads(int count, long nanos) {
        Threads with(long more) {
            return new Threads(count + 1, nanos + more);
        }
    }

    ThreadTimes {
        threads = Map.copyOf(threads);
    }

    /** Returns those until now. */
    static ThreadTimes now() {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        Map<String, Threads> threads = new HashMap<>();
        for (ThreadInfo each : bean.getThreadInfo(bean.getAllThreadIds())) {
            long nanos = each == null ? -1 : bean.getThreadCpuTime(each.getThreadId());
            if (each != null && nanos >= 0) {
                threads.merge(kind(each.getThreadName()), new Threads(1, nanos), (a, b) -> a.with(b.nanos()));
            }
        }
        long process =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        return new ThreadTimes(System.nanoTime(), process, threads);
    }

    /** Returns the name of a thread without what differs between those that do the same. */
    static String kind(String name) {
        String kind = NUMBERS.matcher(name).replaceAll("");
        return kind.length() <= NAME_CHARS ? kind : kind.substring(0, NAME_CHARS) + "…";
    }

    /** Returns what there was from an earlier time until this one, a line for each kind of threads, the busiest first. */
    List<String> since(ThreadTimes earlier) {
        long wall = nanos - earlier.nanos;
        Map<String, Threads> spent = new HashMap<>();
        threads.forEach((kind, now) -> {
            long before = earlier.threads.getOrDefault(kind, new Threads(0, 0)).nanos();
            spent.put(kind, new Threads(now.count(), now.nanos() - before));
        });
        long process = processNanos - earlier.processNanos;
        long known = spent.values().stream().mapToLong(Threads::nanos).sum();
        spent.put(OF_THE_MACHINE, new Threads(1, process - known));
        List<String> lines = new ArrayList<>();
        int count = threads.values().stream().mapToInt(Threads::count).sum();
        lines.add(line("the whole process", count, process, wall));
        spent.entrySet().stream()
                .filter(each -> each.getValue().nanos() * 10_000 > wall)
                .sorted(Comparator.comparingLong(each -> -each.getValue().nanos()))
                .forEach(each -> lines.add(line(
                        each.getKey(), each.getValue().count(), each.getValue().nanos(), wall)));
        return lines;
    }

    /** Returns a line: how many threads there are, and the CPU time of all of them in percent of one core. */
    static String line(String kind, int count, long nanos, long wall) {
        return String.format(Locale.ROOT, "%-70s%5d%8.2f %%", kind, count, 100.0 * nanos / wall);
    }
}
