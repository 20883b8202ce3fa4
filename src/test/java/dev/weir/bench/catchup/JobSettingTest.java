package dev.weir.bench.catchup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobSettingTest {

    @Test
    void allCombinationsAreMeasured() {
        assertThat(JobSetting.of("rocksdb, hashmap", "1,4"))
                .containsExactly(
                        new JobSetting("rocksdb", 1),
                        new JobSetting("rocksdb", 4),
                        new JobSetting("hashmap", 1),
                        new JobSetting("hashmap", 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"heap;1;write rocksdb", "rocksdb;0;write numbers from 1 to 99", "hashmap;1,two;such as 1,2,4"})
    void whatIsNoSettingIsRefused(String backends, String instances, String instead) {
        assertThatThrownBy(() -> JobSetting.of(backends, instances))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(instead);
    }
}
