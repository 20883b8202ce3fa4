package dev.weir.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people read of a value is never how the code calls it. */
final class ShownTest {
    @Test
    void eachKindOfValueIsWrittenAsRulesWriteIt() {
        assertThat(Shown.text(new Value.Time(1_796_040_379_042L))).isEqualTo("2026-11-30T12:06:19.042Z");
        Value items = new Value.Items(List.of(new Value.Real(191.908333333), new Value.Text("5411"), Value.absent()));
        assertThat(Shown.text(items)).isEqualTo("[191.908333333, \"5411\", absent]");
        assertThat(Shown.brief(items)).isEqualTo("[191.908, \"5411\", absent]");
        Value entries = new Value.Entries(Map.of("vip", new Value.Bool(true), "segment", new Value.Items(List.of())));
        assertThat(Shown.text(entries)).isEqualTo("{segment: [], vip: true}");
        assertThat(Shown.brief(new Value.Entries(Map.of("a", items)))).isEqualTo("{a: [191.908, \"5411\", absent]}");
        assertThat(Shown.text(new Value.Int(7)) + Shown.text(new Value.Text("x")) + Shown.text(Value.absent()))
                .isEqualTo("7\"x\"absent");
    }
}
