package dev.weir.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that alerts and dashboard show, by their names in Prometheus. */
public final class ShownMetrics {
    /** A name before its labels; patterns of names, with a dot, are not looked at. */
    private static final Pattern NAMED = Pattern.compile("flink_\\w+(?=\\{)");

    private ShownMetrics() {}

    /** Those that an alert looks at. */
    public static Set<String> ofAlerts() throws IOException {
        return named(Chart.of("default").the("PrometheusRule").toString());
    }

    /** Those that the dashboard shows. */
    public static Set<String> ofDashboard() throws IOException {
        return named(Files.readString(Chart.FOLDER.resolve("files/dashboards/weir.json")));
    }

    private static Set<String> named(String text) {
        return NAMED.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
