package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.weir.models.serve.Scorers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The folders in which artifacts may be, and how long loading them may take. */
final class ModelSettingsTest {
    @Test
    void withoutFoldersThereAreNone() throws ConfigException {
        assertThat(read("[]").artifacts()).isEmpty();
    }

    @Test
    void theJobTrainsModelsUnlessItIsToDoSoWithLabelsAlone() throws ConfigException {
        assertThat(read("[]").training()).isEqualTo(ModelSettings.Training.ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://models",
                "s3://models/",
                "file:///srv/models",
                "file:/srv/models/",
                "file:///",
                "hdfs://name:8020/a/b",
                "abfss://container@account.dfs.core.windows.net/models/"
            })
    void aFolderIsAUriWithPlainNames(String folder) throws ConfigException {
        assertThat(read("['" + folder + "']").artifacts()).containsExactly(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:models",
                "s3:",
                "s3://",
                "/srv/models",
                "models",
                "file:///srv/../etc",
                "file:///srv/.",
                "file:///srv//a",
                "file:///srv/%2e%2e/etc",
                "s3://key:secret@models/",
                "s3://models/?x",
                "s3://models/#x",
                "S3://models/",
                "*"
            })
    void anythingElseIsRefused(String folder) {
        assertThatThrownBy(() -> read("['" + folder + "']"))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.errors())
                                .singleElement()
                                .isEqualTo("models.artifacts: has '" + folder
                                        + "', which is no folder; write its uri, such as"
                                        + " s3://models/ or file:///srv/models/, with plain names and without '..'"));
    }

    @Test
    void thereAreAsManyFoldersAsTheBoundAndNotMore() throws ConfigException {
        assertThat(read(numbered(32)).artifacts()).hasSize(32);
        assertThatThrownBy(() -> read(numbered(33)))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.errors())
                                .containsExactly("models.artifacts: has 33 folders; write at most 32"));
    }

    @ParameterizedTest
    @CsvSource({"1s, 1000", "10m, 600000", "90s, 90000"})
    void aModelMayTakeFromASecondToTenMinutesToLoad(String written, long millis) throws ConfigException {
        assertThat(readAll("loadTimeout: " + written).loadMillis()).isEqualTo(millis);
        assertThat(readAll("").loadMillis()).as("where nothing is said").isEqualTo(Scorers.USUAL_MILLIS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999ms", "601s", "0s", "none", "60"})
    void anyOtherTimeToLoadAModelIsRefused(String written) {
        assertThatThrownBy(() -> readAll("loadTimeout: " + written))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.errors())
                                .singleElement(STRING)
                                .startsWith("models.loadTimeout: is the ")
                                .contains("write a length of time from 1s to 10m"));
    }

    private static String numbered(int count) {
        StringBuilder folders = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            folders.append(i == 0 ? "" : ", ").append("'s3://models/").append(i).append('\'');
        }
        return folders.append(']').toString();
    }

    private static ModelSettings read(String folders) throws ConfigException {
        return readAll("artifacts: " + folders);
    }

    private static ModelSettings readAll(String keys) throws ConfigException {
        return new JobConfigs()
                .read("{kafka: {bootstrapServers: b}, models: {" + keys + "}}", Map.of(), Map.of())
                .models();
    }
}
