package dev.weir.config;

import dev.weir.text.Spelling;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What models may read.
 *
 * @param artifacts the folders of a store, or of task managers, in which artifacts at a URI may be: URIs with a scheme and a
 *     path of plain names; none allows no URI
 */
public record ModelSettings(List<String> artifacts) {
    private static final String ARTIFACTS = "artifacts";
    private static final int MOST_FOLDERS = 32;
    private static final int MOST_CHARS = 1024;
    private static final Pattern FOLDER = Pattern.compile(
            "[a-z][a-z0-9+.-]*:(//[A-Za-z0-9._@-]+(:\\d{1,5})?(?=/|$)|(//)?(?=/))(/[A-Za-z0-9._=+@~-]+)*/?");
    private static final Pattern WAY_AROUND = Pattern.compile(".*/\\.{1,2}(/.*)?");

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
        section.end();
        return new ModelSettings(folders);
    }

    private static boolean isFolder(String written) {
        return written.length() <= MOST_CHARS
                && FOLDER.matcher(written).matches()
                && !WAY_AROUND.matcher(written).matches();
    }
}
