package dev.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.LocalEngine;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.sandbox.hostile.HostileInputs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Records of the topic of lists. */
final class ListTarget implements Target {
    private static final int MAX_REQUEST_BYTES = 1_000_000;
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"\\\\]{1,64})\"");

    private final HostileInputs inputs;
    private final LocalEngine engine;

    ListTarget(Library library) {
        List<String> good = new ArrayList<>(library.lists());
        good.add("{\"name\":\"networks\",\"entries\":[\"203.0.113.0/24\",\"2001:db8::/32\",\"::ffff:1.2.3.4\"]}");
        good.add("{\"name\":\"fx\",\"key\":\"string\",\"value\":\"double\",\"rows\":{\"EUR\":1,\"USD\":0.92}}");
        good.add(
                "{\"name\":\"shops\",\"fields\":{\"a\":\"int\",\"b\":\"string\",\"c\":\"bool\",\"d\":\"timestamp\"},\"rows\":"
                        + "{\"m-1\":{\"a\":5,\"b\":\"x\",\"c\":true,\"d\":\"2026-03-01T00:00:00Z\"},\"m-2\":{\"b\":null}}}");
        this.inputs = HostileInputs.of(good);
        this.engine = library.engine();
    }

    @Override
    public byte[] input(SplittableRandom random) {
        return inputs.next(random);
    }

    @Override
    public boolean feed(byte[] input) {
        var name = NAME.matcher(new String(input, StandardCharsets.UTF_8));
        RuleStatus answer = engine.pushList(name.find() ? name.group(1) : "list", input);
        assertThat(new JsonRuleStatus().write(answer)).hasSizeLessThan(MAX_REQUEST_BYTES);
        return answer.kind() != RuleStatus.Kind.REJECTED;
    }
}
