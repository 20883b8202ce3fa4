package dev.weir.config;

import dev.weir.text.Spelling;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What models may read and how long that may take, and whether the job trains them.
 *
 * @param artifacts the folders of a store, or of task managers, in which artifacts at a URI may be: URIs with a scheme and a
 *     path of plain names; none allows no URI
 * @param loadMillis how long reading the artifact of a model and loading it may take
 * @param training when the job trains models
 */
public record ModelSettings(List<String> artifacts, long loadMillis, Training training) {
    private static final String ARTIFACTS = "artifacts";
    private static final int MOST_FOLDERS = 32;
    private static final int MOST_CHARS = 1024;
    private static final long USUAL_MILLIS = 60_000;
    private static final long LEAST_MILLIS = 1_000;
    private static final long MOST_MILLIS = 600_000;
    private static final Pattern FOLDER = Pattern.compile(
            "[a-z][a-z0-9+.-]*:(//[A-Za-z0-9._@-]+(:\\d{1,5})?(?=/|$)|(//)?(?=/))(/[A-Za-z0-9._=+@~-]+)*/?");
    private static final Pattern WAY_AROUND = Pattern.compile(".*/\\.{1,2}(/.*)?");

    private static final Choices<Training> TRAINING =
            Choices.usually("always", Training.ALWAYS).or("withLabels", Training.WITH_LABELS);

    /** When a job trains models. Only then does its graph have operators for it. */
    public enum Training {
        ALWAYS,
        /** Only in a job that reads labels. */
        WITH_LABELS
    }

    /** Makes a defensive copy. */
    public ModelSettings {
        artifacts = List.copyOf(artifacts);
    }

    static ModelSettings read(ConfigSection section) {
        List<String> folders = section.textsOrNone(ARTIFACTS);
        if (folders.size() > MOST_FOLDERS) {
            section.note(ARTIFACTS, "has " + folders.size() + " folders; write at most " + MOST_FOLDERS);
        }
        for (String folder : folders) {
            if (!isFolder(folder)) {
                section.note(
                        ARTIFACTS,
                        "has '" + Spelling.shortened(folder)
                                + "', which is no folder; write its uri, such as s3://models/ or file:///srv/models/, with"
                                + " plain names and without '..'");
            }
        }
        long loadMillis = section.millis("loadTimeout", USUAL_MILLIS, LEAST_MILLIS, MOST_MILLIS);
        Training training = section.oneOf("training", TRAINING);
        section.end();
        return new ModelSettings(folders, loadMillis, training);
    }

    private static boolean isFolder(String written) {
        return written.length() <= MOST_CHARS
                && FOLDER.matcher(written).matches()
                && !WAY_AROUND.matcher(written).matches();
    }
}
